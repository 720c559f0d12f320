// SPDX-License-Identifier: Apache-2.0
#include "boot/facts/firmware_tables.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <vector>

namespace slipway::facts {
namespace {

using Table = std::vector<std::byte>;

// Makes the first `size` bytes from `start` on add up to 0, by the byte at `checksum`.
void balance(Table& table, std::size_t start, std::size_t size, std::size_t checksum) {
  table[checksum] = std::byte{0};
  unsigned sum = 0;
  for (std::size_t i = 0; i < size; ++i) {
    sum += std::to_integer<unsigned>(table[start + i]);
  }
  table[checksum] = static_cast<std::byte>(256 - sum % 256);
}

void write(Table& table, std::size_t offset, std::string_view text) {
  std::memcpy(&table[offset], text.data(), text.size());
}

Table rsdp(int revision) {
  Table table(revision < 2 ? 20 : 36, std::byte{0x5A});
  write(table, 0, "RSD PTR ");
  table[15] = static_cast<std::byte>(revision);
  if (revision >= 2) {
    write(table, 20, std::string_view("\x24\0\0\0", 4));
  }
  balance(table, 0, 20, 8);
  if (revision >= 2) {
    balance(table, 0, 36, 32);
  }
  return table;
}

Table smbios(std::size_t length = 31) {
  Table table(32, std::byte{0x11});
  write(table, 0, "_SM_");
  table[5] = static_cast<std::byte>(length);
  write(table, 16, "_DMI_");
  balance(table, 16, 15, 21);
  balance(table, 0, length, 4);
  return table;
}

Table smbios3() {
  Table table(24, std::byte{0x22});
  write(table, 0, "_SM3_");
  table[6] = std::byte{24};
  balance(table, 0, 24, 5);
  return table;
}

// No byte of it is beyond its checksums, and none may be missing.
void expect_every_byte_counts(const Table& table, TableCheck check) {
  ASSERT_TRUE(check(table));
  for (std::size_t i = 0; i < table.size(); ++i) {
    Table broken = table;
    broken[i] ^= std::byte{0x40};
    EXPECT_FALSE(check(broken)) << "byte " << i;
    EXPECT_FALSE(check(std::span(table).first(i))) << i << " bytes";
  }
}

TEST(FirmwareTables, KnowsTheRsdp) {
  expect_every_byte_counts(rsdp(0), is_rsdp);
  EXPECT_FALSE(is_rsdp_with_xsdt(rsdp(0)));
}

TEST(FirmwareTables, KnowsTheRsdpOfRevision2) {
  expect_every_byte_counts(rsdp(2), is_rsdp);
  expect_every_byte_counts(rsdp(2), is_rsdp_with_xsdt);
}

TEST(FirmwareTables, RefusesAnRsdpOfAWrongLength) {
  for (const int length : {20, 35, 37, 255}) {
    Table table = rsdp(2);
    table[20] = static_cast<std::byte>(length);
    balance(table, 0, 36, 32);
    EXPECT_FALSE(is_rsdp(table)) << length;
  }
}

TEST(FirmwareTables, SaysWhereTheRootTableIs) {
  Table old_table = rsdp(0);
  write(old_table, 16, "\x78\x56\x34\xF2");
  EXPECT_EQ(acpi_root_table(old_table), 0xF234'5678u);
  Table table = rsdp(2);
  write(table, 24, "\x88\x77\x66\xF5\x44\x33\x22\x11");
  EXPECT_EQ(acpi_root_table(table), 0x1122'3344'F566'7788u);
}

TEST(FirmwareTables, KnowsSmbios) {
  Table table = smbios();
  table.pop_back();
  expect_every_byte_counts(table, is_smbios);
}

TEST(FirmwareTables, KnowsSmbiosOfVersion21) {
  EXPECT_TRUE(is_smbios(smbios(30)));
  EXPECT_FALSE(is_smbios(smbios(29)));
}

TEST(FirmwareTables, ChecksTheIntermediateSumOfSmbios) {
  Table table = smbios();
  table[30] ^= std::byte{1};
  balance(table, 0, 31, 4);
  EXPECT_FALSE(is_smbios(table));
}

TEST(FirmwareTables, KnowsSmbios3) {
  expect_every_byte_counts(smbios3(), is_smbios3);
}

TEST(FirmwareTables, SaysWhereSmbiosHasItsStructures) {
  Table table = smbios();
  write(table, 24, "\x78\x56\x34\xF2");
  EXPECT_EQ(smbios_structures(table), 0xF234'5678u);
  Table table3 = smbios3();
  write(table3, 16, "\x88\x77\x66\xF5\x44\x33\x22\x11");
  EXPECT_EQ(smbios3_structures(table3), 0x1122'3344'F566'7788u);
}

TEST(FirmwareTables, FindsATableOnlyWhereItIsAligned) {
  const Table table = rsdp(0);
  for (std::size_t offset = 0; offset < 64; ++offset) {
    Table memory(100, std::byte{0});
    std::ranges::copy(table, memory.begin() + static_cast<std::ptrdiff_t>(offset));
    const auto found = find_table(memory, TableMark::kRsdp, is_rsdp);
    if (offset % kTableAlignment == 0) {
      EXPECT_EQ(found.data(), &memory[offset]);
    } else {
      EXPECT_TRUE(found.empty()) << offset;
    }
  }
  EXPECT_TRUE(find_table({}, TableMark::kRsdp, is_rsdp).empty());
}

TEST(FirmwareTables, FindsTheTableBehindABrokenOne) {
  Table memory = rsdp(0);
  memory[8] ^= std::byte{1};
  memory.resize(32);
  memory.append_range(rsdp(0));
  EXPECT_EQ(find_table(memory, TableMark::kRsdp, is_rsdp).data(), &memory[32]);
}

}  // namespace
}  // namespace slipway::facts
