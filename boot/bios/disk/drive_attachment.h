// SPDX-License-Identifier: Apache-2.0
// Where a drive of the BIOS is attached, as far as the BIOS says (BIOS Enhanced Disk Drive
// specification 3.0, section 3.8).
#ifndef SLIPWAY_BOOT_BIOS_DISK_DRIVE_ATTACHMENT_H_
#define SLIPWAY_BOOT_BIOS_DISK_DRIVE_ATTACHMENT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "slipway/machine/devices/pci.h"

namespace slipway::bios {

// What AH=48h gives. `size` is what the caller has room for, and then what there is.
struct [[gnu::packed]] DriveParameters {
  std::uint16_t size;
  std::uint16_t flags;
  std::uint32_t cylinders;
  std::uint32_t heads;
  std::uint32_t sectors_per_track;
  std::uint64_t sector_count;
  std::uint16_t sector_size;
  // EDD 2.0
  std::uint16_t extension_offset;  // of a DriveExtension; FFFF:FFFF if there is none
  std::uint16_t extension_segment;
  // EDD 3.0
  std::uint16_t path_key;  // kPathKey
  std::uint8_t path_size;  // bytes from path_key to the end
  std::array<std::uint8_t, 3> reserved;
  std::array<char, 4> bus;
  std::array<char, 8> interface;
  std::array<std::uint8_t, 8> interface_path;  // bus "PCI": bus, device and function
  std::array<std::uint8_t, 8> device_path;     // interface "ATA": 0 or 1
  std::uint8_t reserved2;
  std::uint8_t path_checksum;  // makes the sum of all bytes from path_key on 0

  static constexpr std::uint16_t kPathKey = 0xBEDD;
};
static_assert(offsetof(DriveParameters, extension_offset) == 26);
static_assert(offsetof(DriveParameters, path_key) == 30);
static_assert(sizeof(DriveParameters) == 66);  // BIOSes give no path to who has less room

// "Device parameter table extension": the ports of an ATA drive.
struct [[gnu::packed]] DriveExtension {
  std::uint16_t command_block;
  std::uint16_t control;
  std::uint8_t device;  // what goes into the upper half of the device register
  std::array<std::uint8_t, 10> other;
  std::uint8_t checksum;  // makes the sum of all bytes 0
};
static_assert(sizeof(DriveExtension) == 16);

// An ATA drive on one of the two channels whose ports all PCs agree on.
struct AtaAttachment {
  std::uint8_t channel;                             // 0 or 1
  bool is_second;                                   // of the two drives on the channel
  std::optional<machine::pci::Address> controller;  // if the BIOS names it
};

// Nothing if the drive is another one, or if there is any doubt: a wrong checksum, two answers that
// differ. `parameters` are 0 where the BIOS has written nothing; `extension` is what they point to,
// null if nothing.
std::optional<AtaAttachment> ata_attachment(const DriveParameters& parameters,
                                            const DriveExtension* extension);

}  // namespace slipway::bios

#endif  // SLIPWAY_BOOT_BIOS_DISK_DRIVE_ATTACHMENT_H_
