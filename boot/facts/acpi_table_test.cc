// SPDX-License-Identifier: Apache-2.0
#include "boot/facts/acpi_table.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>

#include "boot/facts/test_tables.h"

namespace slipway::facts {
namespace {

using testing::Content;
using testing::TestTables;

constexpr std::uint64_t kRoot = TestTables::kStart;
constexpr std::uint64_t kFirst = TestTables::kStart + 0x1003;  // nothing is aligned
constexpr std::uint64_t kSecond = TestTables::kStart + 0x2001;

// Beyond 4 GiB, where the map has nothing, and so near the end that a sum wraps.
constexpr std::uint64_t kNowhere = 0x1'0000'0000;
constexpr std::uint64_t kLast = 0xFFFF'FFFF'FFFF'FFF0;

class AcpiTable : public ::testing::Test {
 protected:
  // How many bytes the table has that is found; 0 if none is.
  std::size_t found(const char (&signature)[5], std::uint64_t root = kRoot) {
    return find_acpi_table(root, acpi_signature(signature), tables_.memory()).size();
  }

  TestTables tables_;
};

TEST_F(AcpiTable, IsFoundByEitherRootTable) {
  tables_.put(kFirst, "FACP", Content(10));
  tables_.put(kSecond, "APIC", Content(20));
  tables_.put_rsdt(kRoot, {kFirst, kSecond});
  EXPECT_EQ(found("APIC"), 56u);
  EXPECT_EQ(found("FACP"), 46u);
  EXPECT_EQ(found("HPET"), 0u);
  tables_.put_xsdt(kRoot, {kFirst, kSecond});
  EXPECT_EQ(found("APIC"), 56u);
  EXPECT_EQ(found("FACP"), 46u);
  EXPECT_EQ(found("HPET"), 0u);
}

TEST_F(AcpiTable, NeedsARootTable) {
  tables_.put(kFirst, "APIC", {});
  EXPECT_EQ(found("APIC", 0), 0u);
  EXPECT_EQ(found("APIC", kNowhere), 0u);
  EXPECT_EQ(found("APIC", kLast), 0u);
  EXPECT_EQ(found("APIC", kFirst), 0u);
  EXPECT_EQ(found("APIC", TestTables::kEnd - 35), 0u);
}

TEST_F(AcpiTable, NeedsRightChecksums) {
  tables_.put(kFirst, "APIC", Content(4));
  tables_.put_xsdt(kRoot, {kFirst});
  tables_.at(kFirst + 39) = std::byte{1};
  EXPECT_EQ(found("APIC"), 0u);
  tables_.at(kFirst + 39) = std::byte{0};
  EXPECT_EQ(found("APIC"), 40u);
  tables_.at(kRoot + 10) = std::byte{1};
  EXPECT_EQ(found("APIC"), 0u);
}

// An entry that leads nowhere is not the end, and what is cut off at the end is no entry.
TEST_F(AcpiTable, IsFoundBehindEntriesThatAreNonsense) {
  tables_.put(kFirst, "APIC", {});
  tables_.put_xsdt(kRoot, {0, kNowhere, kLast, TestTables::kEnd - 1, kRoot, kFirst});
  EXPECT_EQ(found("APIC"), 36u);
  Content content;
  testing::append(content, kFirst, 7);
  tables_.put(kRoot, "XSDT", content);
  EXPECT_EQ(found("APIC"), 0u);
}

// A broken one does not hide another.
TEST_F(AcpiTable, IsFoundBehindABrokenOne) {
  tables_.put(kFirst, "APIC", Content(10));
  tables_.put(kSecond, "APIC", Content(20));
  tables_.put_xsdt(kRoot, {kFirst, kSecond});
  EXPECT_EQ(found("APIC"), 46u);
  tables_.at(kFirst + 40) = std::byte{1};
  EXPECT_EQ(found("APIC"), 56u);
}

// The last byte of memory is the table's last: one more faults.
TEST_F(AcpiTable, MayEndWithMemory) {
  const std::uint64_t address = tables_.put(TestTables::kEnd - 40, "APIC", Content(4));
  tables_.put_xsdt(kRoot, {address});
  EXPECT_EQ(found("APIC"), 40u);
}

TEST_F(AcpiTable, IsNotReadBeyondMemory) {
  const std::uint64_t address = tables_.put(TestTables::kEnd - 40, "APIC", Content(4));
  tables_.put_xsdt(kRoot, {address});
  for (const int length : {41, 0x100, 0xFF}) {
    tables_.at(address + 4) = static_cast<std::byte>(length);
    tables_.at(address + 7) = length == 0x100 ? std::byte{0xFF} : std::byte{0};
    EXPECT_EQ(found("APIC"), 0u) << length;
  }
}

// Shorter than its own header; the bytes that it claims add up to 0.
TEST_F(AcpiTable, IsNoShorterThanItsHeader) {
  tables_.put(kFirst, "APIC", {});
  tables_.put_xsdt(kRoot, {kFirst});
  for (const int length : {0, 8, 35}) {
    tables_.at(kFirst + 4) = static_cast<std::byte>(length);
    tables_.seal(kFirst, static_cast<std::uint32_t>(length));
    EXPECT_EQ(found("APIC"), 0u) << length;
  }
}

TEST_F(AcpiTable, IsNotLargerThanAnyTableIs) {
  constexpr std::size_t kMebibyte = 1 << 20;
  tables_.put_xsdt(kRoot, {kFirst});
  tables_.put(kFirst, "APIC", Content(kMebibyte - 36));
  EXPECT_EQ(found("APIC"), kMebibyte);
  tables_.put(kFirst, "APIC", Content(kMebibyte - 35));
  EXPECT_EQ(found("APIC"), 0u);
}

}  // namespace
}  // namespace slipway::facts
