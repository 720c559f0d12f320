// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/mbr_disk.h"

#include <algorithm>
#include <limits>

#include "boot/bios/layout/disk_layout.h"
#include "host/text/concat.h"

namespace slipway::image {
namespace {

using machine::kSectorSize;

constexpr std::uint64_t kFirstPartition = kAlignment / kSectorSize;
static_assert(kFirstPartition % kSectorsPerCylinder == 0);

constexpr std::uint64_t kStage2First = 1;
static_assert(kStage2First <= bios::kStage2LastFirstSector);
static_assert(kStage2First + bios::kStage2MaxSectors <= kFirstPartition);

// "Non-FS data" in the lists of partition types: no operating system looks for files in it.
constexpr std::uint8_t kBundleType = 0xDA;

// Sectors of a partition of whole MiB. An empty one would have no last sector to write into the
// table.
constexpr std::uint64_t partition_size(std::uint64_t bytes) {
  return blocks_for(std::max<std::uint64_t>(bytes, 1), kAlignment) * (kAlignment / kSectorSize);
}

}  // namespace

std::optional<std::string> mbr_disk_fault(const DiskSizes& sizes) {
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();  // of an LBA field
  if (sizes.bundle / kSectorSize < kMost && mbr_disk_map(sizes).sector_count <= kMost) {
    return std::nullopt;
  }
  return host::concat(
      sizes.bundle,
      " bytes to load are more than a classic partition table can describe (2 TiB): "
      "give disk_image layout = \"gpt\", or fewer or smaller modules");
}

DiskMap mbr_disk_map(const DiskSizes& sizes) {
  DiskMap map;
  if (sizes.stage2 != 0) {
    map.stage2 = {.first = kStage2First, .count = kFirstPartition - kStage2First};
  }
  map.bundle = {.first = kFirstPartition, .count = partition_size(sizes.bundle)};
  map.sector_count = map.bundle.end();
  if (sizes.efi_system != 0) {
    map.efi_system = {.first = map.bundle.end(), .count = partition_size(sizes.efi_system)};
    map.sector_count = map.efi_system.end();
  }
  return map;
}

PartitionTable mbr_disk_table(const DiskMap& map) {
  // Some BIOSes start a disk only where a partition is active.
  const auto status = map.stage2.empty() ? PartitionStatus::kInactive : PartitionStatus::kActive;
  PartitionTable table = {partition(status, kBundleType, map.bundle.first, map.bundle.count)};
  if (!map.efi_system.empty()) {
    table[1] = partition(PartitionStatus::kInactive, kEfiSystemType, map.efi_system.first,
                         map.efi_system.count);
  }
  return table;
}

}  // namespace slipway::image
