// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/disk/dma_regions.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace slipway::bios::dma {
namespace {

// Nothing is ever read or written there.
std::span<const std::byte> memory(std::uint64_t address, std::size_t size) {
  return {reinterpret_cast<const std::byte*>(address), size};
}

TEST(DmaRegions, AreReachableAtEvenAddressesBelow4GiB) {
  EXPECT_TRUE(can_reach(memory(0xFFFF'FE00, 512)));
  EXPECT_FALSE(can_reach(memory(0xFFFF'FE02, 512)));
  EXPECT_FALSE(can_reach(memory(0x10'0001, 512)));
}

TEST(DmaRegions, EndAtMultiplesOf64KiB) {
  std::array<Region, 4> table{};
  ASSERT_TRUE(describe(memory(0x12'FE00, 0x1'0400), table));
  EXPECT_EQ(table[0].address, 0x12'FE00u);
  EXPECT_EQ(table[0].size, 0x200);
  EXPECT_EQ(table[0].flags, 0);
  EXPECT_EQ(table[1].address, 0x13'0000u);
  EXPECT_EQ(table[1].size, 0);  // 64 KiB
  EXPECT_EQ(table[1].flags, 0);
  EXPECT_EQ(table[2].address, 0x14'0000u);
  EXPECT_EQ(table[2].size, 0x200);
  EXPECT_EQ(table[2].flags, Region::kLast);
}

TEST(DmaRegions, MustFitTheTable) {
  std::array<Region, 2> table{};
  EXPECT_TRUE(describe(memory(0x10'0000, 0x2'0000), table));
  EXPECT_FALSE(describe(memory(0x10'0000, 0x2'0200), table));
}

}  // namespace
}  // namespace slipway::bios::dma
