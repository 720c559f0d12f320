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

TEST(X86_64Paging, KnowsItsHalves) {
  EXPECT_TRUE(X86_64Paging::is_canonical(0x0000'7FFF'FFFF'FFFF));
  EXPECT_FALSE(X86_64Paging::is_canonical(0x0000'8000'0000'0000));
  EXPECT_FALSE(X86_64Paging::is_canonical(0xFFFF'7FFF'FFFF'FFFF));
  EXPECT_TRUE(X86_64Paging::is_canonical(0xFFFF'8000'0000'0000));
}

}  // namespace
}  // namespace slipway::machine
