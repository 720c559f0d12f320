// SPDX-License-Identifier: Apache-2.0
// The bits of entries, as the manual has them.
#include <gtest/gtest.h>

#include <cstdint>

#include "slipway/machine/paging/levels.h"
#include "slipway/machine/paging/riscv64/paging.h"

namespace slipway::machine {
namespace {

constexpr PageRights kReadOnly = {};
constexpr PageRights kReadWrite = {.write = true};
constexpr PageRights kReadExecute = {.execute = true};

constexpr std::uint64_t kAddress = 0x0000'1234'4000'0000;  // a multiple of 1 GiB

TEST(Riscv64Entry, Bits) {
  EXPECT_EQ(Riscv64Entry::table(kAddress).bits, kAddress >> 2 | 0x01);
  EXPECT_EQ(Riscv64Entry::page(kAddress, PageLevel::kTable, kReadOnly, {}).bits,
            kAddress >> 2 | 0x43);
  EXPECT_EQ(Riscv64Entry::page(kAddress, PageLevel::kTable, kReadWrite, {}).bits,
            kAddress >> 2 | 0xC7);
  EXPECT_EQ(Riscv64Entry::page(kAddress, PageLevel::kDirectory, kReadExecute, {}).bits,
            kAddress >> 2 | 0x4B);
}

TEST(Riscv64Entry, HasItsKindOfMemoryWhereTheProcessorDoes) {
  const auto bits = [](MemoryKind kind, Riscv64Features features) {
    return Riscv64Entry::page(kAddress, PageLevel::kTable, kReadOnly, features, kind).bits;
  };
  constexpr std::uint64_t kRest = kAddress >> 2 | 0x43;
  EXPECT_EQ(bits(MemoryKind::kWriteCombining, {.memory_types = true}),
            kRest | 0x2000'0000'0000'0000);
  EXPECT_EQ(bits(MemoryKind::kDevice, {.memory_types = true}), kRest | 0x4000'0000'0000'0000);
  EXPECT_EQ(bits(MemoryKind::kDevice, {}), kRest);
}

TEST(Riscv64Paging, KnowsItsHalves) {
  EXPECT_TRUE(Riscv64Paging::is_canonical(0x0000'7FFF'FFFF'FFFF));
  EXPECT_FALSE(Riscv64Paging::is_canonical(0x0000'8000'0000'0000));
  EXPECT_TRUE(Riscv64Paging::is_canonical(0xFFFF'8000'0000'0000));
}

}  // namespace
}  // namespace slipway::machine
