// SPDX-License-Identifier: Apache-2.0
// The file system that UEFI looks for: the loader is where firmware starts it without having been
// told, from any disk (UEFI 2.10, section 3.5.1.1).
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_EFI_SYSTEM_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_EFI_SYSTEM_H_

#include <cstdint>

#include "image/builder/disk/fat12.h"

namespace slipway::image {

// In a partition that begins at `first_sector`, on a disk with this signature.
inline Fat12Volume efi_system(std::uint32_t sector_size, std::uint32_t first_sector = 0,
                              std::uint32_t disk_signature = 0) {
  return {.sector_size = sector_size,
          .first_sector = first_sector,
          .serial_number = disk_signature,
          .label = "SLIPWAY",
          .folders = {"EFI", "BOOT"},
          .file = "BOOTX64.EFI"};
}

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_DISK_EFI_SYSTEM_H_
