// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/boot_sector.h"

#include <gtest/gtest.h>

#include <cstring>

#include "boot/bios/layout/disk_layout.h"
#include "image/builder/testing/test_parts.h"

namespace slipway::image {
namespace {

TEST(BootSectorFaultTest, IsNoneForAFitOne) {
  EXPECT_EQ(boot_sector_fault(fit_boot_sector()), std::nullopt);
}

TEST(BootSectorFaultTest, NamesAWrongSize) {
  EXPECT_EQ(boot_sector_fault(host::Bytes(511)), "the boot sector has 511 bytes, not 512");
  EXPECT_EQ(boot_sector_fault(host::Bytes(513)), "the boot sector has 513 bytes, not 512");
}

TEST(BootSectorFaultTest, NamesAMissingSignature) {
  host::Bytes sector = fit_boot_sector();
  sector.back() = std::byte{0};
  EXPECT_EQ(boot_sector_fault(sector),
            "the boot sector does not end in the bytes 55 AA (offset 510)");
}

TEST(BootSectorFaultTest, FindsCodeInEveryByteThatTheBuilderFillsIn) {
  for (std::size_t offset = bios::kStage2FirstSectorOffset; offset < bios::kBootSignatureOffset;
       ++offset) {
    host::Bytes sector = fit_boot_sector();
    sector[offset] = std::byte{1};
    const auto fault = boot_sector_fault(sector);
    ASSERT_TRUE(fault.has_value()) << offset;
    EXPECT_TRUE(fault->starts_with("the boot sector's code runs into bytes 430 to 509")) << *fault;
  }
}

TEST(PutBootSectorTest, FillsInWhatTheCodeIsTold) {
  const PartitionTable table = {partition(PartitionStatus::kActive, 0xDA, 2048, 2048)};
  const host::Bytes code = fit_boot_sector();
  host::Bytes disk(1024);
  put_boot_sector(
      disk, code,
      {.stage2 = {.first = 34, .count = 2}, .disk_signature = 0x12345678, .table = table});
  EXPECT_EQ(std::memcmp(disk.data(), code.data(), bios::kStage2FirstSectorOffset), 0);
  EXPECT_EQ(field_at<std::uint64_t>(disk, bios::kStage2FirstSectorOffset), 34u);
  EXPECT_EQ(field_at<std::uint16_t>(disk, bios::kStage2SectorCountOffset), 2);
  EXPECT_EQ(field_at<std::uint32_t>(disk, bios::kDiskSignatureOffset), 0x12345678u);
  EXPECT_EQ(field_at<std::uint16_t>(disk, bios::kDiskSignatureOffset + 4), 0);
  EXPECT_EQ(std::memcmp(disk.data() + bios::kPartitionTableOffset, &table, sizeof table), 0);
  EXPECT_EQ(field_at<std::uint16_t>(disk, bios::kBootSignatureOffset), 0xAA55);
  EXPECT_EQ(host::Bytes(disk.begin() + 512, disk.end()), host::Bytes(512));
}

TEST(PutBootSectorTest, IsAPartitionTableWithoutCode) {
  host::Bytes disk(512);
  put_boot_sector(disk, {}, {.disk_signature = 1});
  EXPECT_EQ(field_at<std::uint64_t>(disk, bios::kStage2FirstSectorOffset), 0u);
  EXPECT_EQ(field_at<std::uint16_t>(disk, bios::kBootSignatureOffset), 0xAA55);
}

}  // namespace
}  // namespace slipway::image
