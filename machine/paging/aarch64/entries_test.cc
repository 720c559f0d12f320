// SPDX-License-Identifier: Apache-2.0
// The bits of entries, as the manual has them.
#include <gtest/gtest.h>

#include <cstdint>

#include "slipway/machine/paging/aarch64/paging.h"
#include "slipway/machine/paging/levels.h"

namespace slipway::machine {
namespace {

constexpr PageRights kReadOnly = {};
constexpr PageRights kReadWrite = {.write = true};
constexpr PageRights kReadExecute = {.execute = true};

constexpr std::uint64_t kAddress = 0x0000'1234'4000'0000;  // a multiple of 1 GiB

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

TEST(Aarch64Entry, HasTheIndexOfItsKindOfMemory) {
  const auto bits = [](MemoryKind kind) {
    return Aarch64Entry::page(kAddress, PageLevel::kTable, kReadWrite, {}, kind).bits;
  };
  EXPECT_EQ(bits(MemoryKind::kWriteCombining), kAddress | 0x0060'0000'0000'0707);
  EXPECT_EQ(bits(MemoryKind::kDevice), kAddress | 0x0060'0000'0000'070B);
}

TEST(Aarch64Paging, KnowsItsHalves) {
  // Each half has tables of its own, and is twice as large as that of x86-64.
  EXPECT_TRUE(Aarch64Paging::is_canonical(0x0000'FFFF'FFFF'FFFF));
  EXPECT_FALSE(Aarch64Paging::is_canonical(0x0001'0000'0000'0000));
  EXPECT_TRUE(Aarch64Paging::is_canonical(0xFFFF'0000'0000'0000));
}

}  // namespace
}  // namespace slipway::machine
