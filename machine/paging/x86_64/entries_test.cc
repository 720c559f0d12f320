// SPDX-License-Identifier: Apache-2.0
// The bits of entries, as the manual has them.
#include <gtest/gtest.h>

#include <cstdint>

#include "slipway/machine/paging/levels.h"
#include "slipway/machine/paging/x86_64/paging.h"

namespace slipway::machine {
namespace {

constexpr PageRights kReadOnly = {};
constexpr PageRights kReadWrite = {.write = true};
constexpr PageRights kReadExecute = {.execute = true};

constexpr std::uint64_t kAddress = 0x0000'1234'4000'0000;  // a multiple of 1 GiB

TEST(X86_64Entry, Bits) {
  constexpr PageFeatures kAll = {.no_execute = true, .gigabyte_pages = true};
  EXPECT_EQ(PageTableEntry::table(kAddress).bits, kAddress | 0x3);
  EXPECT_EQ(PageTableEntry::page(kAddress, PageLevel::kTable, kReadOnly, kAll).bits,
            kAddress | 0x8000'0000'0000'0001);
  EXPECT_EQ(PageTableEntry::page(kAddress, PageLevel::kTable, kReadWrite, kAll).bits,
            kAddress | 0x8000'0000'0000'0003);
  EXPECT_EQ(PageTableEntry::page(kAddress, PageLevel::kDirectory, kReadExecute, kAll).bits,
            kAddress | 0x81);
  EXPECT_EQ(PageTableEntry::page(kAddress, PageLevel::kTable, kReadOnly, {}).bits, kAddress | 0x1);
}

// The number of the entry in the page attribute table: bits 3 and 4, and bit 7 in a PT, which is
// what makes a page of larger entries, and these have bit 12.
TEST(X86_64Entry, HasItsKindOfMemoryInThreeBits) {
  constexpr PageFeatures kAll = {.page_attribute_table = true};
  const auto bits = [](PageLevel level, MemoryKind kind, PageFeatures features) {
    return PageTableEntry::page(kAddress, level, kReadOnly, features, kind).bits;
  };
  EXPECT_EQ(bits(PageLevel::kTable, MemoryKind::kWriteBack, kAll), kAddress | 0x1);
  EXPECT_EQ(bits(PageLevel::kTable, MemoryKind::kWriteCombining, kAll), kAddress | 0x89);
  EXPECT_EQ(bits(PageLevel::kDirectory, MemoryKind::kWriteCombining, kAll), kAddress | 0x1089);
  EXPECT_EQ(bits(PageLevel::kDirectoryPointer, MemoryKind::kWriteCombining, kAll),
            kAddress | 0x1089);
  EXPECT_EQ(bits(PageLevel::kTable, MemoryKind::kDevice, kAll), kAddress | 0x19);
  EXPECT_EQ(bits(PageLevel::kDirectory, MemoryKind::kDevice, kAll), kAddress | 0x99);
}

// Where bit 7 of an entry in a PT, and bit 12 of a larger one, are reserved.
TEST(X86_64Entry, IsOfTheFirstFourKindsOnProcessorsWithoutPageAttributeTable) {
  EXPECT_EQ(
      PageTableEntry::page(kAddress, PageLevel::kTable, kReadOnly, {}, MemoryKind::kWriteCombining)
          .bits,
      kAddress | 0x1);
  EXPECT_EQ(
      PageTableEntry::page(kAddress, PageLevel::kTable, kReadOnly, {}, MemoryKind::kDevice).bits,
      kAddress | 0x19);
}

TEST(X86_64Entry, DoesNotTakeItsKindForAnAddress) {
  for (const PageLevel level :
       {PageLevel::kTable, PageLevel::kDirectory, PageLevel::kDirectoryPointer}) {
    const auto entry = PageTableEntry::page(kAddress, level, kReadOnly, X86_64Paging::kAllFeatures,
                                            MemoryKind::kWriteCombining);
    EXPECT_EQ(entry.page_address(level), kAddress);
    EXPECT_EQ(entry.attribute_entry(level), 5u);
  }
  // A page of 4 KiB may begin where the bit is set.
  const auto entry = PageTableEntry::page(kAddress + 0x1000, PageLevel::kTable, kReadOnly, {});
  EXPECT_EQ(entry.page_address(PageLevel::kTable), kAddress + 0x1000);
  EXPECT_EQ(entry.attribute_entry(PageLevel::kTable), 0u);
}

TEST(X86_64Paging, KnowsItsHalves) {
  EXPECT_TRUE(X86_64Paging::is_canonical(0x0000'7FFF'FFFF'FFFF));
  EXPECT_FALSE(X86_64Paging::is_canonical(0x0000'8000'0000'0000));
  EXPECT_FALSE(X86_64Paging::is_canonical(0xFFFF'7FFF'FFFF'FFFF));
  EXPECT_TRUE(X86_64Paging::is_canonical(0xFFFF'8000'0000'0000));
}

}  // namespace
}  // namespace slipway::machine
