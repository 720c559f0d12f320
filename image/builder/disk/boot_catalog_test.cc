// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/boot_catalog.h"

#include <gtest/gtest.h>

#include "host/files/file_io.h"
#include "image/builder/testing/test_parts.h"

namespace slipway::image {
namespace {

host::Bytes sector_of(const BootCatalog& catalog) {
  host::Bytes sector(2048);
  put_boot_catalog(sector, catalog);
  return sector;
}

// Each of them has 32 bytes.
std::uint8_t byte_of(const host::Bytes& sector, int entry, int byte) {
  return field_at<std::uint8_t>(sector, static_cast<std::size_t>(entry * 32 + byte));
}

TEST(BootCatalogTest, BeginsWithWordsWhoseSumIsZero) {
  const host::Bytes sector =
      sector_of({.bios_program = 24, .efi_system = 512, .efi_system_size = 1 << 20});
  std::uint16_t sum = 0;
  for (std::size_t i = 0; i < 32; i += 2) {
    sum = static_cast<std::uint16_t>(sum + field_at<std::uint16_t>(sector, i));
  }
  EXPECT_EQ(sum, 0);
  EXPECT_EQ(byte_of(sector, 0, 0), 1);
  EXPECT_EQ(field_at<std::uint16_t>(sector, 30), 0xAA55);
}

TEST(BootCatalogTest, HasABiossProgramFirst) {
  const host::Bytes sector =
      sector_of({.bios_program = 24, .efi_system = 512, .efi_system_size = 1 << 20});
  EXPECT_EQ(byte_of(sector, 0, 1), 0) << "for PCs";
  EXPECT_EQ(byte_of(sector, 1, 0), 0x88);
  EXPECT_EQ(byte_of(sector, 1, 1), 0) << "no emulation";
  EXPECT_EQ(field_at<std::uint16_t>(sector, 32 + 6), 4) << "2048 bytes, which all BIOSes load";
  EXPECT_EQ(field_at<std::uint32_t>(sector, 32 + 8), 24u);
  EXPECT_EQ(byte_of(sector, 2, 0), 0x91) << "the last section";
  EXPECT_EQ(byte_of(sector, 2, 1), 0xEF);
  EXPECT_EQ(field_at<std::uint16_t>(sector, 64 + 2), 1) << "entry";
  EXPECT_EQ(byte_of(sector, 3, 0), 0x88);
  EXPECT_EQ(field_at<std::uint16_t>(sector, 96 + 6), 2048);
  EXPECT_EQ(field_at<std::uint32_t>(sector, 96 + 8), 512u);
}

TEST(BootCatalogTest, HasOneFirmwareAlone) {
  const host::Bytes bios = sector_of({.bios_program = 24, .efi_system = {}, .efi_system_size = 0});
  EXPECT_EQ(byte_of(bios, 1, 0), 0x88);
  EXPECT_EQ(byte_of(bios, 2, 0), 0);
  const host::Bytes uefi =
      sector_of({.bios_program = {}, .efi_system = 512, .efi_system_size = 1 << 20});
  EXPECT_EQ(byte_of(uefi, 0, 1), 0xEF);
  EXPECT_EQ(field_at<std::uint32_t>(uefi, 32 + 8), 512u);
  EXPECT_EQ(byte_of(uefi, 2, 0), 0);
}

TEST(BootCatalogTest, HasAnEfiSystemPartitionOfAnySize) {
  const auto count = [](std::uint64_t size) {
    const host::Bytes sector =
        sector_of({.bios_program = {}, .efi_system = 512, .efi_system_size = size});
    return field_at<std::uint16_t>(sector, 32 + 6);
  };
  EXPECT_EQ(count(31 << 20), 31 * 2048);
  EXPECT_EQ(count(32 << 20), 0) << "to the end";
}

}  // namespace
}  // namespace slipway::image
