// SPDX-License-Identifier: Apache-2.0
// How the firmware asks a driver for a device (UEFI 2.10, 11.1 "EFI Driver Binding Protocol").
#ifndef SLIPWAY_BOOT_UEFI_EFI_DRIVER_BINDING_H_
#define SLIPWAY_BOOT_UEFI_EFI_DRIVER_BINDING_H_

#include <cstddef>
#include <cstdint>

#include "boot/uefi/efi/basics.h"
#include "boot/uefi/efi/device_path.h"

namespace slipway::efi {

// 7.3.9, "EFI_BOOT_SERVICES.OpenProtocol()": by one driver at a time, which keeps the interface.
inline constexpr std::uint32_t kByDriver = 0x10;

struct DriverBinding {
  static constexpr Guid kGuid = {
      0x18A0'31AB, 0xB443, 0x4D1A, {0xA5, 0xC0, 0x0C, 0x09, 0x26, 0x1E, 0x9F, 0x71}};

  // The driver, the device, the path below it that is asked for; null: any.
  Function<Status, DriverBinding*, Handle, const DevicePathNode*> supported;
  Function<Status, DriverBinding*, Handle, const DevicePathNode*> start;
  // The driver, the device, how many children of it, and these; none: the device itself.
  Function<Status, DriverBinding*, Handle, std::uint64_t, const Handle*> stop;
  std::uint32_t version;  // who has the highest is asked first
  Handle image_handle;
  Handle driver_binding_handle;
};
static_assert(sizeof(DriverBinding) == 48);
static_assert(offsetof(DriverBinding, version) == 24);
static_assert(offsetof(DriverBinding, image_handle) == 32);

}  // namespace slipway::efi

#endif  // SLIPWAY_BOOT_UEFI_EFI_DRIVER_BINDING_H_
