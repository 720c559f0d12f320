// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/boot_sector.h"

#include <algorithm>
#include <array>

#include "boot/bios/layout/disk_layout.h"
#include "host/text/concat.h"
#include "image/builder/disk/put.h"

namespace slipway::image {
namespace {

constexpr std::array kBootSignature = {std::byte{0x55}, std::byte{0xAA}};

bool all_zero(std::span<const std::byte> bytes) {
  return std::ranges::all_of(bytes, [](std::byte b) { return b == std::byte{0}; });
}

}  // namespace

std::optional<std::string> boot_sector_fault(std::span<const std::byte> boot_sector) {
  if (boot_sector.size() != bios::kSectorSize) {
    return host::concat("the boot sector has ", boot_sector.size(), " bytes, not ",
                        bios::kSectorSize);
  }
  if (!std::ranges::equal(boot_sector.subspan(bios::kBootSignatureOffset), kBootSignature)) {
    return host::concat("the boot sector does not end in the bytes 55 AA (offset ",
                        bios::kBootSignatureOffset, ")");
  }
  const auto fields =
      boot_sector.first(bios::kBootSignatureOffset).subspan(bios::kStage2FirstSectorOffset);
  if (!all_zero(fields)) {
    return host::concat(
        "the boot sector's code runs into bytes ", bios::kStage2FirstSectorOffset, " to ",
        bios::kBootSignatureOffset - 1,
        ", which hold stage 2's place and size, the disk signature and the partition table and "
        "must be 0 before they are filled in");
  }
  return std::nullopt;
}

void put_boot_sector(std::span<std::byte> disk, std::span<const std::byte> code,
                     const BootSectorFields& fields) {
  put_bytes(disk, 0, code);
  put(disk, bios::kStage2FirstSectorOffset, fields.stage2.first);
  put(disk, bios::kStage2SectorCountOffset, static_cast<std::uint16_t>(fields.stage2.count));
  put(disk, bios::kDiskSignatureOffset, fields.disk_signature);
  put(disk, bios::kPartitionTableOffset, fields.table);
  put_bytes(disk, bios::kBootSignatureOffset, kBootSignature);
}

}  // namespace slipway::image
