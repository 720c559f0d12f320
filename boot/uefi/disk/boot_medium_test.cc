// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/disk/boot_medium.h"

#include <gtest/gtest.h>

#include <cstring>
#include <initializer_list>
#include <vector>

#include "boot/uefi/efi/device_path.h"
#include "boot/uefi/efi/loaded_image.h"
#include "boot/uefi/testing/fake_firmware.h"

namespace slipway::uefi {
namespace {

using testing::FakeFirmware;
using Path = std::vector<std::byte>;

struct Node {
  std::uint8_t type;
  std::uint8_t sub_type;
  std::uint16_t size = 4;
};

constexpr Node kPci = {1, 1, 6};
constexpr Node kController = {3, 18, 10};
constexpr Node kPartition = {4, 1, 42};
constexpr Node kCd = {4, 2, 24};
constexpr Node kEnd = {0x7F, 0xFF};

Path path_of(std::initializer_list<Node> nodes) {
  Path path;
  for (const Node& node : nodes) {
    const std::size_t start = path.size();
    path.resize(start + node.size, std::byte{0xA5});
    path[start] = std::byte{node.type};
    path[start + 1] = std::byte{node.sub_type};
    path[start + 2] = static_cast<std::byte>(node.size);
    path[start + 3] = static_cast<std::byte>(node.size >> 8);
  }
  return path;
}

// An image that was loaded from a device of this path, beside the disk that the path's beginning
// leads to.
class BootMediumTest : public ::testing::Test {
 protected:
  BootMediumTest() {
    image_.device_handle = &device_;
    firmware_.add_interface(&image_handle_, image_);
    firmware_.add_interface(&disk_, disk_blocks_);
    firmware_.add_path(&disk_, disk_path_);
  }

  auto find() { return find_boot_medium(firmware_.services(), &image_handle_); }

  int image_handle_ = 0;
  int device_ = 0;
  int disk_ = 0;
  Path disk_path_ = path_of({kPci, kController, kEnd});
  efi::BlockIo disk_blocks_ = {};
  efi::BlockIo device_blocks_ = {};
  efi::LoadedImage image_ = {};
  FakeFirmware firmware_;
};

TEST_F(BootMediumTest, IsTheDiskThatThePartitionIsOn) {
  Path path = path_of({kPci, kController, kPartition, kEnd});
  firmware_.add_path(&device_, path);
  firmware_.add_interface(&device_, device_blocks_);
  ASSERT_TRUE(find().has_value());
  EXPECT_EQ(*find(), &disk_blocks_);
}

TEST_F(BootMediumTest, IsTheCdThatItWasStartedFrom) {
  Path path = path_of({kPci, kController, kCd, kEnd});
  firmware_.add_path(&device_, path);
  firmware_.add_interface(&device_, device_blocks_);
  ASSERT_TRUE(find().has_value());
  EXPECT_EQ(*find(), &disk_blocks_);
}

// The EFI partition of a stick that is a CD's image as well.
TEST_F(BootMediumTest, GoesByTheLastPartition) {
  Path outer = path_of({kPci, kController, kPartition, kEnd});
  int outer_handle = 0;
  efi::BlockIo outer_blocks = {};
  firmware_.add_path(&outer_handle, outer);
  firmware_.add_interface(&outer_handle, outer_blocks);
  Path path = path_of({kPci, kController, kPartition, kPartition, kEnd});
  firmware_.add_path(&device_, path);
  ASSERT_TRUE(find().has_value());
  EXPECT_EQ(*find(), &outer_blocks);
}

TEST_F(BootMediumTest, IsTheDeviceWhereThereAreNoPartitions) {
  Path path = path_of({kPci, kController, kEnd});
  firmware_.add_path(&device_, path);
  firmware_.add_interface(&device_, device_blocks_);
  ASSERT_TRUE(find().has_value());
  EXPECT_EQ(*find(), &device_blocks_);
}

TEST_F(BootMediumTest, IsNoNetwork) {
  Path path = path_of({kPci, {3, 11, 37}, kEnd});
  firmware_.add_path(&device_, path);
  ASSERT_FALSE(find().has_value());
  EXPECT_TRUE(find().error().starts_with("the firmware did not load the loader from a disk"));
}

TEST_F(BootMediumTest, IsNotFoundByAPathThatLeadsNowhere) {
  Path path = path_of({kPci, {3, 18, 11}, kPartition, kEnd});
  firmware_.add_path(&device_, path);
  EXPECT_FALSE(find().has_value());
}

// Nor does it keep anyone busy for ever.
TEST_F(BootMediumTest, IsNotFoundByAPathThatMakesNoSense) {
  Path path = path_of({kPci, {4, 1, 0}});
  path.resize(2048);
  firmware_.add_path(&device_, path);
  EXPECT_FALSE(find().has_value());
}

TEST_F(BootMediumTest, IsUnknownWhereTheFirmwareDoesNotSay) {
  int other_image = 0;
  EXPECT_FALSE(find_boot_medium(firmware_.services(), &other_image).has_value());
}

}  // namespace
}  // namespace slipway::uefi
