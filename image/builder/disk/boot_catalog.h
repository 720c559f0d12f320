// SPDX-License-Identifier: Apache-2.0
// What firmware starts of a CD: the boot catalog of El Torito, version 1.0, section 2.0; for UEFI
// also UEFI 2.10, section 13.3.2.1.
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_BOOT_CATALOG_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_BOOT_CATALOG_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace slipway::image {

// Sectors of the CD: of the program that a BIOS starts, and of the EFI system partition.
struct BootCatalog {
  std::optional<std::uint32_t> bios_program;  // one sector
  std::optional<std::uint32_t> efi_system;
  std::uint64_t efi_system_size;  // bytes
};

// Puts it into `sector`, which is 0. One entry at least is there.
void put_boot_catalog(std::span<std::byte> sector, const BootCatalog& catalog);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_DISK_BOOT_CATALOG_H_
