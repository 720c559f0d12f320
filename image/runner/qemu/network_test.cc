// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/network.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <string>
#include <string_view>

namespace slipway::runner {
namespace {

namespace fs = std::filesystem;

class NetworkTest : public ::testing::Test {
 protected:
  NetworkTest() {
    fs::create_directories(folder_);
    std::ofstream(file_) << "disk";
    std::ofstream(folder_ + "/slipway.efi") << "loader";
  }

  static MachineOptions machine_of(const std::string& image) {
    MachineOptions options;
    options.image = image;
    options.firmware = Firmware::kUefi;
    return options;
  }
  static MachineOptions machine_of(const std::string& image, const std::string& disk) {
    MachineOptions options = machine_of(image);
    options.disk = disk;
    options.chooses_disk = true;
    return options;
  }

  static void expect_arguments(const MachineOptions& machine,
                               std::initializer_list<std::string_view> expected) {
    const auto arguments = network_arguments(machine);
    for (const std::string_view argument : expected) {
      EXPECT_TRUE(std::ranges::find(arguments, argument) != arguments.end()) << argument;
    }
  }

  std::string folder_ = fs::path(testing::TempDir()) / "network,test";
  std::string file_ = folder_ + "/disk.img";
};

TEST_F(NetworkTest, ServesTheFolderAndNothingElse) {
  MachineOptions machine = machine_of("my,folder");
  expect_arguments(
      machine, {"user,id=network,restrict=on,ipv6=off,tftp=my,,folder,"
                "bootfile=slipway.efi",
                "virtio-net-pci,id=image,netdev=network,bootindex=0,romfile=", "virtio-rng-pci"});
  machine.firmware = Firmware::kBios;
  expect_arguments(machine, {"user,id=network,restrict=on,ipv6=off,tftp=my,,folder,"
                             "bootfile=slipway.pxe",
                             "virtio-net-pci,id=image,netdev=network,bootindex=0"});
}

TEST_F(NetworkTest, KnowsAFolderByItself) {
  EXPECT_TRUE(is_on_network(machine_of(folder_)));
  EXPECT_FALSE(is_on_network(machine_of(file_)));
  EXPECT_EQ(loader_file(machine_of(folder_)), folder_ + "/slipway.efi");
  EXPECT_EQ(loader_file(machine_of(file_)), file_);
  MachineOptions bios = machine_of(folder_);
  bios.firmware = Firmware::kBios;
  EXPECT_EQ(loader_file(bios), folder_ + "/slipway.pxe");
}

TEST_F(NetworkTest, IsNoDisk) {
  EXPECT_EQ(folder_fault(machine_of(folder_)), std::nullopt);
  EXPECT_EQ(folder_fault(machine_of(file_)), std::nullopt);
  EXPECT_EQ(folder_fault(machine_of(file_, "usb")), std::nullopt);
  EXPECT_EQ(folder_fault(machine_of(folder_, "usb")),
            folder_ +
                " is a folder for network boot, and no disk: leave disk = \"usb\" out, or make an "
                "image by disk_image");
}

TEST_F(NetworkTest, NeedsTheLoaderOfTheFirmware) {
  MachineOptions machine = machine_of(folder_);
  machine.firmware = Firmware::kBios;
  EXPECT_EQ(folder_fault(machine),
            folder_ +
                " is a folder for network boot without slipway.pxe, which the machine's firmware "
                "boots: make it by network_boot_folder, with this firmware among those that it is "
                "for");
}

}  // namespace
}  // namespace slipway::runner
