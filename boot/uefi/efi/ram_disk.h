// SPDX-License-Identifier: Apache-2.0
// Memory as a disk (UEFI 2.10, 13.17 "RAM Disk Protocol").
#ifndef SLIPWAY_BOOT_UEFI_EFI_RAM_DISK_H_
#define SLIPWAY_BOOT_UEFI_EFI_RAM_DISK_H_

#include <cstddef>
#include <cstdint>

#include "boot/uefi/efi/basics.h"
#include "boot/uefi/efi/device_path.h"

namespace slipway::efi {

// 10.3.5.9, "RAM Disk": what is in the memory, and is lost with it.
inline constexpr Guid kVirtualDisk = {
    0x77AB'535A, 0x45FC, 0x624B, {0x55, 0x60, 0xF7, 0xB2, 0x81, 0xD1, 0xF9, 0x6E}};

struct RamDisk {
  static constexpr Guid kGuid = {
      0xAB38'A0DF, 0x6873, 0x44A9, {0x87, 0xE6, 0xD4, 0xEB, 0x56, 0x14, 0x84, 0x49}};

  // Physical address, bytes, what it is, the path above it; the disk's path, which the caller
  // frees. The disk is there, with its partitions, when this returns.
  Function<Status, std::uint64_t, std::uint64_t, const Guid*, const DevicePathNode*,
           DevicePathNode**>
      register_disk;
  Unused unregister_disk;
};
static_assert(sizeof(RamDisk) == 16);

}  // namespace slipway::efi

#endif  // SLIPWAY_BOOT_UEFI_EFI_RAM_DISK_H_
