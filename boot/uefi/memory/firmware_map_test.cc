// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/memory/firmware_map.h"

#include <gtest/gtest.h>

#include "boot/uefi/testing/fake_firmware.h"

namespace slipway::uefi {
namespace {

using testing::FakeFirmware;

efi::MemoryDescriptor descriptor(std::uint64_t start) {
  return {.type = efi::MemoryType::kConventional,
          .physical_start = start,
          .virtual_start = 0,
          .page_count = 1,
          .attributes = 0};
}

// Newer firmware may have longer ones.
TEST(FirmwareMap, KnowsDescriptorsOfAnySize) {
  for (const std::uint64_t size : {40u, 48u, 64u}) {
    FakeFirmware firmware;
    firmware.descriptor_size = size;
    firmware.memory = {descriptor(0x1000), descriptor(0x5000), descriptor(0x9000)};
    const auto map = FirmwareMap::create(firmware.services());
    ASSERT_TRUE(map.has_value());
    ASSERT_EQ(map->size(), 3u);
    EXPECT_EQ((*map)[1].physical_start, 0x5000u);
    EXPECT_EQ((*map)[2].physical_start, 0x9000u);
    EXPECT_EQ(map->key(), 3 * size);
    EXPECT_EQ(map->bytes().size(), 3 * size);
    EXPECT_EQ(map->descriptor_size(), size);
    EXPECT_EQ(map->descriptor_version(), 1u);
  }
}

TEST(FirmwareMap, HasRoomToGrow) {
  FakeFirmware firmware;
  firmware.memory = {descriptor(0x1000)};
  auto map = FirmwareMap::create(firmware.services());
  ASSERT_TRUE(map.has_value());
  for (std::uint64_t i = 0; i < 200; ++i) {
    firmware.memory.push_back(descriptor(0x100000 * i));
  }
  ASSERT_TRUE(map->read(firmware.services()));
  EXPECT_EQ(map->size(), 201u);
}

TEST(FirmwareMap, SaysWhenItHasOutgrownItsRoom) {
  FakeFirmware firmware;
  firmware.memory = {descriptor(0x1000)};
  auto map = FirmwareMap::create(firmware.services());
  ASSERT_TRUE(map.has_value());
  firmware.memory.resize(5000);
  EXPECT_FALSE(map->read(firmware.services()));
  EXPECT_EQ(map->size(), 0u);
}

TEST(FirmwareMap, IsNotThereWithoutMemory) {
  FakeFirmware firmware;
  firmware.memory = {descriptor(0x1000)};
  firmware.out_of_memory = true;
  EXPECT_FALSE(FirmwareMap::create(firmware.services()).has_value());
}

TEST(FirmwareMap, IsNotThereWhereTheFirmwareFails) {
  FakeFirmware firmware;
  firmware.memory = {descriptor(0x1000)};
  firmware.memory_map_status = efi::Status::kInvalidParameter;
  EXPECT_FALSE(FirmwareMap::create(firmware.services()).has_value());
}

TEST(FirmwareMap, RefusesDescriptorsThatAreTooShort) {
  FakeFirmware firmware;
  firmware.memory = {descriptor(0x1000)};
  firmware.descriptor_size = 32;
  EXPECT_FALSE(FirmwareMap::create(firmware.services()).has_value());
}

}  // namespace
}  // namespace slipway::uefi
