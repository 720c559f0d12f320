// SPDX-License-Identifier: Apache-2.0
// The way to a device, node by node (UEFI 2.10, 10.2 "EFI Device Path Protocol" and 10.3 "Device
// Path Nodes").
#ifndef SLIPWAY_BOOT_UEFI_EFI_DEVICE_PATH_H_
#define SLIPWAY_BOOT_UEFI_EFI_DEVICE_PATH_H_

#include <array>
#include <cstdint>

#include "boot/uefi/efi/basics.h"

namespace slipway::efi {

struct DevicePathNode {
  static constexpr Guid kGuid = {
      0x0957'6E91, 0x6D3F, 0x11D2, {0x8E, 0x39, 0x00, 0xA0, 0xC9, 0x69, 0x72, 0x3B}};

  // Table 10.1, "Generic Device Path Node Structure".
  static constexpr std::uint8_t kAcpi = 2;
  static constexpr std::uint8_t kMedia = 4;
  static constexpr std::uint8_t kEnd = 0x7F;

  // Of kAcpi (10.3.3): a device by its number in the ACPI namespace.
  static constexpr std::uint8_t kAcpiDevice = 1;

  // Of kMedia (10.3.5): a partition of a disk, what a CD is started from, and a file by its name.
  static constexpr std::uint8_t kHardDrive = 1;
  static constexpr std::uint8_t kCdRom = 2;
  static constexpr std::uint8_t kFilePath = 4;

  // Of kEnd (10.3.1): the end of it all.
  static constexpr std::uint8_t kEntire = 0xFF;

  std::uint8_t type;
  std::uint8_t sub_type;
  std::array<std::uint8_t, 2> length;  // bytes of the node, little endian: nodes are not aligned

  constexpr std::uint16_t size() const {
    return static_cast<std::uint16_t>(length[0] | length[1] << 8);
  }
  constexpr bool is_end() const { return type == kEnd && sub_type == kEntire; }

  bool operator==(const DevicePathNode&) const = default;
};
static_assert(sizeof(DevicePathNode) == 4);

// 10.3.3, "ACPI Device Path".
struct AcpiDeviceNode {
  DevicePathNode node;
  std::array<std::uint8_t, 4> hardware_id;  // a compressed EISA identifier
  std::array<std::uint8_t, 4> unique_id;    // which of several

  bool operator==(const AcpiDeviceNode&) const = default;
};
static_assert(sizeof(AcpiDeviceNode) == 12);

}  // namespace slipway::efi

#endif  // SLIPWAY_BOOT_UEFI_EFI_DEVICE_PATH_H_
