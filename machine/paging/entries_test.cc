// SPDX-License-Identifier: Apache-2.0
// The bits of entries, as the manuals have them.
#include <gtest/gtest.h>

#include <cstdint>

#include "slipway/machine/paging/aarch64.h"
#include "slipway/machine/paging/riscv64.h"
#include "slipway/machine/paging/x86_64.h"

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

TEST(Aarch64Entry, Bits) {
  EXPECT_EQ(Aarch64Entry::table(kAddress).bits, kAddress | 0x3);
  // UXN, PXN, access flag, inner shareable, read-only, a page.
  EXPECT_EQ(Aarch64Entry::page(kAddress, PageLevel::kTable, kReadOnly, {}).bits,
            kAddress | 0x0060'0000'0000'0783);
  EXPECT_EQ(Aarch64Entry::page(kAddress, PageLevel::kTable, kReadWrite, {}).bits,
            kAddress | 0x0060'0000'0000'0703);
  // UXN, access flag, inner shareable, read-only, a block.
  EXPECT_EQ(Aarch64Entry::page(kAddress, PageLevel::kDirectory, kReadExecute, {}).bits,
            kAddress | 0x0040'0000'0000'0781);
}

TEST(Riscv64Entry, Bits) {
  EXPECT_EQ(Riscv64Entry::table(kAddress).bits, kAddress >> 2 | 0x01);
  EXPECT_EQ(Riscv64Entry::page(kAddress, PageLevel::kTable, kReadOnly, {}).bits,
            kAddress >> 2 | 0x43);
  EXPECT_EQ(Riscv64Entry::page(kAddress, PageLevel::kTable, kReadWrite, {}).bits,
            kAddress >> 2 | 0xC7);
  EXPECT_EQ(Riscv64Entry::page(kAddress, PageLevel::kDirectory, kReadExecute, {}).bits,
            kAddress >> 2 | 0x4B);
}

TEST(Canonical, BothHalves) {
  EXPECT_TRUE(X86_64Paging::is_canonical(0x0000'7FFF'FFFF'FFFF));
  EXPECT_FALSE(X86_64Paging::is_canonical(0x0000'8000'0000'0000));
  EXPECT_FALSE(X86_64Paging::is_canonical(0xFFFF'7FFF'FFFF'FFFF));
  EXPECT_TRUE(X86_64Paging::is_canonical(0xFFFF'8000'0000'0000));

  EXPECT_TRUE(Riscv64Paging::is_canonical(0x0000'7FFF'FFFF'FFFF));
  EXPECT_FALSE(Riscv64Paging::is_canonical(0x0000'8000'0000'0000));
  EXPECT_TRUE(Riscv64Paging::is_canonical(0xFFFF'8000'0000'0000));

  // Each half has tables of its own, and is twice as large.
  EXPECT_TRUE(Aarch64Paging::is_canonical(0x0000'FFFF'FFFF'FFFF));
  EXPECT_FALSE(Aarch64Paging::is_canonical(0x0001'0000'0000'0000));
  EXPECT_TRUE(Aarch64Paging::is_canonical(0xFFFF'0000'0000'0000));
}

}  // namespace
}  // namespace slipway::machine
