// SPDX-License-Identifier: Apache-2.0
// What the firmware knows of a program that it has started (UEFI 2.10, 9.1 "EFI Loaded Image
// Protocol").
#ifndef SLIPWAY_BOOT_UEFI_EFI_LOADED_IMAGE_H_
#define SLIPWAY_BOOT_UEFI_EFI_LOADED_IMAGE_H_

#include <cstddef>
#include <cstdint>

#include "boot/uefi/efi/basics.h"
#include "boot/uefi/efi/memory.h"

namespace slipway::efi {

struct LoadedImage {
  static constexpr Guid kGuid = {
      0x5B1B'31A1, 0x9562, 0x11D2, {0x8E, 0x3F, 0x00, 0xA0, 0xC9, 0x69, 0x72, 0x3B}};

  std::uint32_t revision;
  Handle parent_handle;
  Unused system_table;
  Handle device_handle;  // that it was loaded from
  Unused file_path;
  Unused reserved;
  std::uint32_t load_options_size;
  Unused load_options;
  void* image_base;
  std::uint64_t image_size;  // bytes
  MemoryType image_code_type;
  MemoryType image_data_type;
  Unused unload;
};
static_assert(sizeof(LoadedImage) == 96);
static_assert(offsetof(LoadedImage, device_handle) == 24);
static_assert(offsetof(LoadedImage, image_base) == 64);

}  // namespace slipway::efi

#endif  // SLIPWAY_BOOT_UEFI_EFI_LOADED_IMAGE_H_
