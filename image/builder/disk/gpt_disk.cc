// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/gpt_disk.h"

#include <algorithm>
#include <string_view>

#include "boot/bios/layout/disk_layout.h"
#include "image/builder/disk/crc32.h"
#include "image/builder/disk/gpt.h"
#include "image/builder/disk/gpt_headers.h"
#include "image/builder/disk/put.h"

namespace slipway::image {
namespace {

constexpr std::uint64_t first_usable(std::uint32_t sector_size) {
  return kGptEntriesLba + gpt_entries_sectors(sector_size);
}

constexpr std::uint64_t kStage2First = first_usable(machine::kSectorSize);
static_assert(kStage2First == 34);
static_assert(kStage2First <= bios::kStage2LastFirstSector);
static_assert(kStage2First + bios::kStage2MaxSectors <= kAlignment / machine::kSectorSize);

// `name` in ASCII.
gpt::Entry entry(const Guid& type, const Guid& unique, const Extent& extent, std::string_view name,
                 std::uint64_t attributes = 0) {
  gpt::Entry entry = {.type = type,
                      .unique_guid = unique,
                      .starting_lba = extent.first,
                      .ending_lba = extent.last(),
                      .attributes = attributes};
  std::ranges::copy(name, entry.name.begin());
  return entry;
}

gpt::EntryArray entries_of(const DiskMap& map, const DiskIdentity& identity) {
  gpt::EntryArray entries = {};
  std::size_t count = 0;
  const auto add = [&](const Guid& type, const Extent& extent, std::string_view name,
                       std::uint64_t attributes = 0) {
    if (!extent.empty()) {
      entries[count] = entry(type, identity.partition_guid(count + 1), extent, name, attributes);
      ++count;
    }
  };
  add(gpt::kBiosBootPartition, map.stage2, "BIOS boot", gpt::kLegacyBiosBootable);
  add(gpt::kEfiSystemPartition, map.efi_system, "EFI system partition");
  add(gpt::kBootBundlePartition, map.bundle, "Slipway bundle");
  return entries;
}

}  // namespace

DiskMap gpt_disk_map(const DiskSizes& sizes, std::uint32_t sector_size) {
  const std::uint64_t alignment = kAlignment / sector_size;
  DiskMap map = {.sector_size = sector_size};
  std::uint64_t next = alignment;
  if (sizes.stage2 != 0) {
    map.stage2 = {.first = kStage2First, .count = next - kStage2First};
  }
  const auto take = [&](std::uint64_t bytes) {
    const Extent taken = {.first = next, .count = blocks_for(bytes, kAlignment) * alignment};
    next = taken.end();
    return taken;
  };
  map.efi_system = take(sizes.efi_system);
  map.bundle = take(std::max<std::uint64_t>(sizes.bundle, 1));
  map.sector_count = next + alignment;  // the copy of the table in the last MiB
  return map;
}

PartitionTable protective_table(const DiskMap& map) {
  PartitionTable table = {protective_entry(map.sector_count)};
  if (!map.stage2.empty()) {
    // Some BIOSes start a disk only where an entry is active, and some hang where that is the
    // protective one: a second entry, which describes nothing but the boot sector.
    table[1] = partition(PartitionStatus::kActive, 0x00, 0, 1);
  }
  return table;
}

void put_gpt(std::span<std::byte> disk, const DiskMap& map, const DiskIdentity& identity) {
  const gpt::EntryArray entries = entries_of(map, identity);
  const GptHeaders headers =
      gpt_headers({.first_usable_lba = first_usable(map.sector_size),
                   .disk_guid = identity.disk_guid(),
                   .number_of_partition_entries = gpt::kEntryCount,
                   .size_of_partition_entry = sizeof(gpt::Entry),
                   .partition_entry_array_crc32 = crc32(std::as_bytes(std::span(entries)))},
                  map.sector_size, map.sector_count);
  for (const gpt::Header& header : {headers.first, headers.copy}) {
    put(disk, header.partition_entry_lba * map.sector_size, entries);
    put(disk, header.my_lba * map.sector_size, header);
  }
}

}  // namespace slipway::image
