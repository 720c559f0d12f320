// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/memory/find_firmware_tables.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstring>
#include <numeric>
#include <string_view>
#include <vector>

namespace slipway::bios {
namespace {

// The first MiB of a machine, with tables written by hand.
class FindFirmwareTables : public ::testing::Test {
 protected:
  void set_extended_data(std::uint16_t segment) { std::memcpy(&memory_[0x40E], &segment, 2); }

  void put_rsdp(std::size_t address, std::uint8_t revision) {
    put(address, "RSD PTR ");
    memory_[address + 15] = revision;
    if (revision >= 2) {
      memory_[address + 20] = 36;
    }
    balance(address, 20, address + 8);
    if (revision >= 2) {
      balance(address, 36, address + 32);
    }
  }

  void put_smbios(std::size_t address) {
    put(address, "_SM_");
    memory_[address + 5] = 31;
    put(address + 16, "_DMI_");
    balance(address + 16, 15, address + 21);
    balance(address, 31, address + 4);
  }

  void put_smbios3(std::size_t address) {
    put(address, "_SM3_");
    memory_[address + 6] = 24;
    balance(address, 24, address + 5);
  }

  loader::FirmwareTables find() {
    return find_firmware_tables(
        loader::PhysicalMemory(reinterpret_cast<std::byte*>(memory_.data())));
  }

 private:
  void put(std::size_t address, std::string_view text) {
    std::memcpy(&memory_[address], text.data(), text.size());
  }

  void balance(std::size_t start, std::size_t size, std::size_t checksum) {
    const auto first = memory_.begin() + static_cast<std::ptrdiff_t>(start);
    memory_[checksum] = static_cast<std::uint8_t>(
        memory_[checksum] - std::accumulate(first, first + static_cast<std::ptrdiff_t>(size), 0u));
  }

  std::vector<std::uint8_t> memory_ = std::vector<std::uint8_t>(1 << 20);
};

TEST_F(FindFirmwareTables, FindsNoneWhereThereAreNone) {
  const auto tables = find();
  EXPECT_EQ(tables.rsdp, 0u);
  EXPECT_EQ(tables.smbios, 0u);
  EXPECT_EQ(tables.smbios3, 0u);
}

TEST_F(FindFirmwareTables, FindsTheRsdpInTheExtendedData) {
  set_extended_data(0x9FC0);
  put_rsdp(0x9FC00 + 1024 - 32, 0);
  EXPECT_EQ(find().rsdp, 0x9FFE0u);
}

TEST_F(FindFirmwareTables, LooksAtTheFirstKibibyteOfTheExtendedDataOnly) {
  set_extended_data(0x9000);
  put_rsdp(0x90000 + 1024, 0);
  EXPECT_EQ(find().rsdp, 0u);
}

TEST_F(FindFirmwareTables, FindsTheRsdpAtBothEndsOfTheRom) {
  put_rsdp(0x100000 - 32, 0);
  EXPECT_EQ(find().rsdp, 0xFFFE0u);
  put_rsdp(0xE0000, 0);
  EXPECT_EQ(find().rsdp, 0xE0000u);
}

TEST_F(FindFirmwareTables, PrefersAnRsdpWithAnXsdt) {
  set_extended_data(0x9FC0);
  put_rsdp(0x9FC00, 0);
  put_rsdp(0xE0000, 0);
  put_rsdp(0xF0000, 2);
  EXPECT_EQ(find().rsdp, 0xF0000u);
}

TEST_F(FindFirmwareTables, DoesNotFollowANonsensicalExtendedDataSegment) {
  put_rsdp(0x400, 0);
  for (const int segment : {0, 0x40, 0xA000, 0xFFFF}) {
    set_extended_data(static_cast<std::uint16_t>(segment));
    EXPECT_EQ(find().rsdp, 0u) << segment;
  }
}

TEST_F(FindFirmwareTables, FindsBothEntryPointsOfSmbios) {
  put_smbios(0xF0010);
  put_smbios3(0x100000 - 32);
  const auto tables = find();
  EXPECT_EQ(tables.smbios, 0xF0010u);
  EXPECT_EQ(tables.smbios3, 0xFFFE0u);
}

TEST_F(FindFirmwareTables, LooksForSmbiosInItsOwnPartOfTheRomOnly) {
  put_smbios(0xE0000);
  put_smbios3(0xEFFE0);
  EXPECT_EQ(find().smbios, 0u);
  EXPECT_EQ(find().smbios3, 0u);
}

}  // namespace
}  // namespace slipway::bios
