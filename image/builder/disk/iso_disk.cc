// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/iso_disk.h"

#include <format>
#include <limits>
#include <string_view>

#include "boot/bios/layout/disk_layout.h"
#include "host/text/concat.h"
#include "image/builder/disk/boot_catalog.h"
#include "image/builder/disk/gpt_disk.h"
#include "image/builder/disk/iso_volume.h"

namespace slipway::image {
namespace {

using machine::kSectorSize;

constexpr std::uint64_t kPerCdSector = iso::kSectorSize / kSectorSize;
static_assert(iso::kSectorSize == bios::kCdSectorSize);

// In sectors of a CD.
constexpr std::uint64_t kCatalog = kIsoVolumeEnd;
constexpr std::uint64_t kBootSector = kCatalog + 1;
constexpr std::uint64_t kStage2 = kBootSector + 1;
static_assert(kStage2 * kPerCdSector <= bios::kStage2LastFirstSector);
static_assert(kStage2 * kPerCdSector + bios::kStage2MaxSectors <= kAlignment / kSectorSize);

std::uint64_t cd_sector_of(const Extent& extent) {
  return extent.first / kPerCdSector;
}

}  // namespace

std::optional<std::string> iso_disk_fault(const DiskSizes& sizes) {
  // ECMA-119, section 9.1.4: of a file in one piece. More pieces are read by few.
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
  if (sizes.bundle <= kMost) {
    return std::nullopt;
  }
  return host::concat(sizes.bundle,
                      " bytes to load are more than a file of a CD can have (4 GiB): make it a "
                      "disk_image, or give iso_image fewer or smaller modules");
}

DiskMap iso_disk_map(const DiskSizes& sizes) {
  DiskMap map = gpt_disk_map(sizes, kSectorSize);
  if (!map.stage2.empty()) {
    const std::uint64_t end = map.stage2.end();
    map.stage2 = {.first = kStage2 * kPerCdSector, .count = end - kStage2 * kPerCdSector};
  }
  return map;
}

void put_iso(std::span<std::byte> disk, const DiskMap& map, const DiskSizes& sizes,
             std::span<const std::byte> boot_sector, const BootSectorFields& fields) {
  BootCatalog catalog = {.bios_program = {}, .efi_system = {}, .efi_system_size = 0};
  IsoVolume volume = {.label = "SLIPWAY",
                      .set = std::format("SLIPWAY {:08X}", fields.disk_signature),
                      .folder = "BOOT",
                      .files = {},
                      .boot_catalog = kCatalog};
  const auto add = [&volume](std::string_view name, std::uint64_t first_sector,
                             std::uint64_t size) {
    volume.files.push_back(
        {.name = name, .first_sector = first_sector, .size = static_cast<std::uint32_t>(size)});
  };
  add("BOOT.CAT", kCatalog, iso::kSectorSize);
  add("BUNDLE.BIN", cd_sector_of(map.bundle), sizes.bundle);
  if (!boot_sector.empty()) {
    BootSectorFields cd_fields = fields;
    cd_fields.table = {};
    put_boot_sector(disk.subspan(kBootSector * iso::kSectorSize), boot_sector, cd_fields);
    add("CDBOOT.BIN", kBootSector, iso::kSectorSize);
    catalog.bios_program = kBootSector;
  }
  if (!map.efi_system.empty()) {
    add("EFI.IMG", cd_sector_of(map.efi_system), sizes.efi_system);
    catalog.efi_system = static_cast<std::uint32_t>(cd_sector_of(map.efi_system));
    catalog.efi_system_size = sizes.efi_system;
  }
  if (!map.stage2.empty()) {
    add("STAGE2.BIN", cd_sector_of(map.stage2), sizes.stage2);
  }
  put_iso_volume(disk, volume);
  put_boot_catalog(disk.subspan(kCatalog * iso::kSectorSize, iso::kSectorSize), catalog);
}

}  // namespace slipway::image
