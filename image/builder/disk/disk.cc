// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/disk.h"

#include <string_view>

#include "host/text/concat.h"
#include "image/builder/disk/boot_sector.h"
#include "image/builder/disk/disk_identity.h"
#include "image/builder/disk/efi_system.h"
#include "image/builder/disk/fat12.h"
#include "image/builder/disk/gpt_disk.h"
#include "image/builder/disk/iso_disk.h"
#include "image/builder/disk/mbr_disk.h"
#include "image/builder/disk/put.h"
#include "image/builder/disk/stage2.h"
#include "image/builder/disk/uefi_loader.h"

namespace slipway::image {
namespace {

std::uint64_t efi_system_size(const DiskFormat& format, std::uint64_t loader_size) {
  return loader_size != 0 ? fat12_size(efi_system(format.sector_size), loader_size).value() : 0;
}

// The format counts, too: the same parts in another order are another disk.
DiskIdentity identity_of(const DiskFormat& format, const DiskParts& parts) {
  const std::uint32_t numbers[] = {static_cast<std::uint32_t>(format.table), format.sector_size};
  return DiskIdentity({std::as_bytes(std::span(numbers)), parts.boot_sector, parts.cd_boot_sector,
                       parts.stage2, parts.uefi_loader, parts.bundle});
}

DiskSizes sizes_of(const DiskFormat& format, const DiskParts& parts) {
  return {.stage2 = parts.stage2.size(),
          .efi_system = efi_system_size(format, parts.uefi_loader.size()),
          .bundle = parts.bundle.size()};
}

std::string_view name_of(PartitionTableKind table) {
  switch (table) {
    case PartitionTableKind::kGpt:
      return "GUID partition table";
    case PartitionTableKind::kMbr:
      return "classic partition table";
    case PartitionTableKind::kIso:
      return "ISO 9660 and GUID partition table";
  }
}

void put_efi_system(std::span<std::byte> disk, const DiskFormat& format, const DiskMap& map,
                    const DiskParts& parts, std::uint32_t disk_signature) {
  put_fat12(disk.subspan(map.offset_of(map.efi_system), map.efi_system.count * map.sector_size),
            efi_system(format.sector_size, static_cast<std::uint32_t>(map.efi_system.first),
                       disk_signature),
            filled_in_loader(parts.uefi_loader, map, parts.bundle, disk_signature));
}

}  // namespace

std::optional<std::string> uefi_loader_size_fault(const DiskFormat& format,
                                                  std::uint64_t loader_size) {
  if (fat12_size(efi_system(format.sector_size), loader_size)) {
    return std::nullopt;
  }
  return host::concat(
      "the UEFI loader has ", loader_size,
      " bytes, more than an EFI system partition with FAT12 can hold: link it without "
      "debug information (/debug:none), and hand what it carries to the kernel as "
      "a module");
}

std::optional<std::string> bundle_size_fault(const DiskFormat& format, std::uint64_t loader_size,
                                             std::uint64_t bundle_size) {
  const DiskSizes sizes = {.efi_system = efi_system_size(format, loader_size),
                           .bundle = bundle_size};
  switch (format.table) {
    case PartitionTableKind::kGpt:
      return std::nullopt;  // as large as a disk can be
    case PartitionTableKind::kMbr:
      return mbr_disk_fault(sizes);
    case PartitionTableKind::kIso:
      return iso_disk_fault(sizes);
  }
}

DiskMap disk_map(const DiskFormat& format, const DiskParts& parts) {
  const DiskSizes sizes = sizes_of(format, parts);
  switch (format.table) {
    case PartitionTableKind::kGpt:
      return gpt_disk_map(sizes, format.sector_size);
    case PartitionTableKind::kMbr:
      return mbr_disk_map(sizes);
    case PartitionTableKind::kIso:
      return iso_disk_map(sizes);
  }
}

host::Bytes lay_out_disk(const DiskFormat& format, const DiskParts& parts) {
  const DiskMap map = disk_map(format, parts);
  const DiskIdentity identity = identity_of(format, parts);
  host::Bytes disk(map.size());

  BootSectorFields fields = {.disk_signature = identity.signature()};
  switch (format.table) {
    case PartitionTableKind::kGpt:
    case PartitionTableKind::kIso:
      fields.table = protective_table(map);
      put_gpt(disk, map, identity);
      break;
    case PartitionTableKind::kMbr:
      fields.table = mbr_disk_table(map);
      break;
  }
  if (!map.stage2.empty()) {
    fields.stage2 = put_stage2(disk, map, parts.stage2, parts.bundle);
  }
  put_boot_sector(disk, parts.boot_sector, fields);
  if (format.table == PartitionTableKind::kIso) {
    put_iso(disk, map, sizes_of(format, parts), parts.cd_boot_sector, fields);
  }
  if (!map.efi_system.empty()) {
    put_efi_system(disk, format, map, parts, identity.signature());
  }
  put_bytes(disk, map.offset_of(map.bundle), parts.bundle);
  return disk;
}

std::string disk_report(const DiskFormat& format, const DiskMap& map) {
  std::string report = host::concat(map.size() / kAlignment, " MiB, ", name_of(format.table), ", ",
                                    map.sector_count, " sectors of ", map.sector_size, " bytes\n");
  const auto add = [&report](std::string_view what, const Extent& extent) {
    if (!extent.empty()) {
      report += host::concat("  sectors ", extent.first, " to ", extent.last(), ": ", what, "\n");
    }
  };
  add("stage 2, for BIOS", map.stage2);
  add("EFI system partition, for UEFI", map.efi_system);
  add("boot bundle", map.bundle);
  return report;
}

}  // namespace slipway::image
