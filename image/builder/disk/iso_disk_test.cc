// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/iso_disk.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <span>
#include <string>

#include "boot/bios/layout/disk_layout.h"
#include "host/files/file_io.h"
#include "image/builder/disk/gpt_disk.h"
#include "image/builder/disk/iso9660.h"
#include "image/builder/testing/test_parts.h"

namespace slipway::image {
namespace {

constexpr std::uint64_t kMib = 1 << 20;
constexpr std::size_t kCatalog = 23 * 2048;
constexpr std::size_t kBootSector = 24 * 2048;

TEST(IsoDiskTest, IsADiskWithAGptButForStage2) {
  const DiskSizes sizes = {.stage2 = 1000, .efi_system = kMib, .bundle = 5000};
  const DiskMap map = iso_disk_map(sizes);
  const DiskMap disk = gpt_disk_map(sizes, 512);
  EXPECT_EQ(map.stage2, (Extent{.first = 100, .count = 1948}));
  EXPECT_EQ(map.stage2.end(), disk.stage2.end());
  EXPECT_EQ(map.efi_system, disk.efi_system);
  EXPECT_EQ(map.bundle, disk.bundle);
  EXPECT_EQ(map.sector_count, disk.sector_count);
  EXPECT_TRUE(iso_disk_map({.efi_system = kMib, .bundle = 5000}).stage2.empty());
}

TEST(IsoDiskTest, HasRoomBehindTheBundleForDrivesThatReadAhead) {
  const DiskMap map = iso_disk_map({.bundle = kMib});
  EXPECT_GE(map.sector_count - map.bundle.end(), 150u * 4);
}

TEST(IsoDiskTest, RefusesABundleThatNoFileCanBe) {
  EXPECT_EQ(iso_disk_fault({.bundle = 0xFFFF'FFFF}), std::nullopt);
  const auto fault = iso_disk_fault({.bundle = 0x1'0000'0000});
  ASSERT_TRUE(fault.has_value());
  EXPECT_TRUE(fault->starts_with("4294967296 bytes to load are more than a file of a CD can have"))
      << *fault;
}

class IsoTest : public testing::Test {
 protected:
  void make(const DiskSizes& sizes, std::span<const std::byte> boot_sector) {
    map_ = iso_disk_map(sizes);
    disk_.assign(map_.size(), std::byte{0});
    put_iso(disk_, map_, sizes, boot_sector,
            {.stage2 = {.first = 100, .count = 2}, .disk_signature = 0x12345678, .table = {}});
  }

  // The files, as the folder's sector lists them.
  std::string files() const {
    std::string names;
    std::size_t at = 22 * 2048;
    for (; field_at<std::uint8_t>(disk_, at) != 0; at += field_at<std::uint8_t>(disk_, at)) {
      const auto record = field_at<iso::DirectoryRecord>(disk_, at);
      if (record.flags == 0) {
        names.append(reinterpret_cast<const char*>(&disk_[at + sizeof record]), record.name_length);
        names += " ";
      }
    }
    return names;
  }

  DiskMap map_;
  host::Bytes disk_;
};

TEST_F(IsoTest, HasWhatEachFirmwareStarts) {
  make({.stage2 = 1000, .efi_system = kMib, .bundle = 5000}, fit_boot_sector());
  EXPECT_EQ(files(), "BOOT.CAT;1 BUNDLE.BIN;1 CDBOOT.BIN;1 EFI.IMG;1 STAGE2.BIN;1 ");
  EXPECT_EQ(field_at<std::uint32_t>(disk_, kCatalog + 32 + 8), 24u);
  EXPECT_EQ(field_at<std::uint32_t>(disk_, kCatalog + 96 + 8), 512u);
}

TEST_F(IsoTest, TellsTheCdsBootSectorWhatTheDisksKnows) {
  make({.stage2 = 1000, .bundle = 5000}, fit_boot_sector());
  const auto sector = std::span(disk_).subspan(kBootSector, 512);
  EXPECT_EQ(field_at<std::uint64_t>(sector, bios::kStage2FirstSectorOffset), 100u);
  EXPECT_EQ(field_at<std::uint16_t>(sector, bios::kStage2SectorCountOffset), 2);
  EXPECT_EQ(field_at<std::uint32_t>(sector, bios::kDiskSignatureOffset), 0x12345678u);
  EXPECT_EQ(field_at<std::uint16_t>(sector, bios::kBootSignatureOffset), 0xAA55);
}

TEST_F(IsoTest, HasNoMoreThanTheFirmwareNeeds) {
  make({.stage2 = 1000, .bundle = 5000}, fit_boot_sector());
  EXPECT_EQ(files(), "BOOT.CAT;1 BUNDLE.BIN;1 CDBOOT.BIN;1 STAGE2.BIN;1 ");
  make({.efi_system = kMib, .bundle = 5000}, {});
  EXPECT_EQ(files(), "BOOT.CAT;1 BUNDLE.BIN;1 EFI.IMG;1 ");
  EXPECT_EQ(field_at<std::uint8_t>(disk_, kCatalog + 1), 0xEF);
}

// What is a disk's, and stage 2, are somebody else's.
TEST_F(IsoTest, StaysBetweenThePartitionTableAndStage2) {
  make({.stage2 = 1000, .efi_system = kMib, .bundle = 5000}, fit_boot_sector());
  const auto is_zero = [](std::byte b) { return b == std::byte{0}; };
  EXPECT_TRUE(std::ranges::all_of(std::span(disk_).first(64 * 512), is_zero));
  EXPECT_TRUE(std::ranges::all_of(std::span(disk_).subspan(100 * 512), is_zero));
}

}  // namespace
}  // namespace slipway::image
