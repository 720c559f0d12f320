// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/disk/drive_attachment.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace slipway::bios {
namespace {

DriveExtension extension(std::uint16_t command_block, std::uint16_t control, std::uint8_t device) {
  DriveExtension result = {.command_block = command_block,
                           .control = control,
                           .device = device,
                           .other = {0xCB, 14, 1, 0, 0, 0x10},
                           .checksum = 0};
  unsigned sum = 0;
  for (std::size_t i = 0; i < sizeof result; ++i) {
    sum += reinterpret_cast<std::uint8_t*>(&result)[i];
  }
  result.checksum = static_cast<std::uint8_t>(0x100 - sum % 0x100);
  return result;
}

// The second drive of the second channel, as SeaBIOS describes it.
const DriveExtension kSecondSlave = extension(0x170, 0x376, 0xF0);

// With the right checksum of the path.
DriveParameters sealed(DriveParameters parameters) {
  parameters.path_checksum = 0;
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(&parameters);
  unsigned sum = 0;
  for (std::size_t i = offsetof(DriveParameters, path_key); i < sizeof parameters; ++i) {
    sum += bytes[i];
  }
  parameters.path_checksum = static_cast<std::uint8_t>(0x100 - sum % 0x100);
  return parameters;
}

// SeaBIOS fills in all of it, but leaves the size at that of EDD 2.0.
DriveParameters parameters() {
  return sealed({.size = 30,
                 .flags = 0,
                 .cylinders = 0,
                 .heads = 0,
                 .sectors_per_track = 0,
                 .sector_count = 0,
                 .sector_size = 512,
                 .extension_offset = 0,
                 .extension_segment = 0,
                 .path_key = DriveParameters::kPathKey,
                 .path_size = 36,
                 .reserved = {},
                 .bus = {'P', 'C', 'I', ' '},
                 .interface = {'A', 'T', 'A', ' ', ' ', ' ', ' ', ' '},
                 .interface_path = {0, 1, 1},
                 .device_path = {1},
                 .reserved2 = 0,
                 .path_checksum = 0});
}

TEST(DriveAttachment, IsFoundWhereTheBiosSays) {
  const auto found = ata_attachment(parameters(), &kSecondSlave);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->channel, 1);
  EXPECT_TRUE(found->is_second);
  EXPECT_EQ(found->controller, (machine::pci::Address{.bus = 0, .device = 1, .function = 1}));
}

// The first half of EDD 3.0 only, or a host bus of another kind: the ports have to do.
TEST(DriveAttachment, NeedsNoPath) {
  DriveParameters without = parameters();
  without.path_key = 0;
  const auto found = ata_attachment(without, &kSecondSlave);
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->controller);

  DriveParameters isa = parameters();
  isa.bus = {'I', 'S', 'A', ' '};
  const auto found_on_isa = ata_attachment(sealed(isa), &kSecondSlave);
  ASSERT_TRUE(found_on_isa);
  EXPECT_FALSE(found_on_isa->controller);
}

TEST(DriveAttachment, IsUnknownAtTheFirstDoubt) {
  EXPECT_FALSE(ata_attachment(parameters(), nullptr));

  DriveExtension damaged = kSecondSlave;
  damaged.other[3] ^= 1;
  EXPECT_FALSE(ata_attachment(parameters(), &damaged));

  const DriveExtension elsewhere = extension(0xD000, 0xD102, 0xE0);
  EXPECT_FALSE(ata_attachment(parameters(), &elsewhere));
  const DriveExtension other_control = extension(0x170, 0x3F6, 0xF0);
  EXPECT_FALSE(ata_attachment(parameters(), &other_control));

  DriveParameters usb = parameters();
  usb.interface = {'U', 'S', 'B', ' ', ' ', ' ', ' ', ' '};
  EXPECT_FALSE(ata_attachment(sealed(usb), &kSecondSlave));
  DriveParameters packets = parameters();
  packets.interface = {'A', 'T', 'A', 'P', 'I', ' ', ' ', ' '};
  EXPECT_FALSE(ata_attachment(sealed(packets), &kSecondSlave));

  DriveParameters other_drive = parameters();
  other_drive.device_path[0] = 0;
  EXPECT_FALSE(ata_attachment(sealed(other_drive), &kSecondSlave));

  DriveParameters damaged_path = parameters();
  damaged_path.interface_path[1] ^= 1;
  EXPECT_FALSE(ata_attachment(damaged_path, &kSecondSlave));

  DriveParameters large_sectors = parameters();
  large_sectors.sector_size = 4096;
  EXPECT_FALSE(ata_attachment(large_sectors, &kSecondSlave));
}

}  // namespace
}  // namespace slipway::bios
