// SPDX-License-Identifier: Apache-2.0
// What the boot sector hands over, in DX.
#ifndef SLIPWAY_BOOT_BIOS_DISK_BOOT_DRIVE_H_
#define SLIPWAY_BOOT_BIOS_DISK_BOOT_DRIVE_H_

#include <cstdint>

#include "boot/bios/layout/disk_layout.h"

namespace slipway::bios {

struct BootDrive {
  std::uint8_t number;
  std::uint8_t access;  // 0: by INT 13h extensions; kCdAccess: likewise, a CD; else by a geometry

  constexpr bool is_cd() const { return access == kCdAccess; }
  constexpr bool needs_geometry() const { return access != 0 && !is_cd(); }
};
static_assert(sizeof(BootDrive) == 2);

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_DISK_BOOT_DRIVE_H_
