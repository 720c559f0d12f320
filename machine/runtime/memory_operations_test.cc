// SPDX-License-Identifier: Apache-2.0
#include "slipway/machine/runtime/memory_operations.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>

namespace slipway::machine {
namespace {

std::string moved(std::string text, std::size_t from, std::size_t to, std::size_t size) {
  move_bytes(text.data() + to, text.data() + from, size);
  return text;
}

TEST(MemoryOperations, MovesBetweenRangesThatOverlapEitherWay) {
  EXPECT_EQ(moved("0123456789", 0, 2, 6), "0101234589");
  EXPECT_EQ(moved("0123456789", 2, 0, 6), "2345676789");
  EXPECT_EQ(moved("0123456789", 0, 5, 5), "0123401234");
  EXPECT_EQ(moved("0123456789", 3, 3, 4), "0123456789");
  EXPECT_EQ(moved("0123456789", 0, 5, 0), "0123456789");
}

// Against the same, byte by byte: all sizes around several words, at all distances.
TEST(MemoryOperations, MovesRangesOfManyWords) {
  constexpr std::size_t kRoom = 80;
  std::string text(kRoom, '\0');
  for (std::size_t i = 0; i < kRoom; ++i) {
    text[i] = static_cast<char>('0' + i);
  }
  for (std::size_t size = 0; size < 40; ++size) {
    for (std::size_t from = 0; from < 40; ++from) {
      for (const std::size_t to : {std::size_t{0}, std::size_t{13}, std::size_t{39}}) {
        std::string expected = text;
        expected.replace(to, size, text, from, size);
        EXPECT_EQ(moved(text, from, to, size), expected) << from << " " << to << " " << size;
      }
    }
  }
}

TEST(MemoryOperations, CopiesDownwardsLeaveTheDirectionFlagClear) {
  moved("0123456789", 0, 2, 6);
  std::size_t flags;
  asm volatile("pushf; pop %0" : "=r"(flags)::"memory");
  constexpr std::size_t kDirection = 1u << 10;
  EXPECT_EQ(flags & kDirection, 0u);
}

TEST(MemoryOperations, FillsNoByteTooMany) {
  std::string text = "0123456789";
  fill_bytes(text.data() + 2, 'x', 5);
  EXPECT_EQ(text, "01xxxxx789");
  fill_bytes(text.data(), 'y', 0);
  EXPECT_EQ(text, "01xxxxx789");
}

TEST(MemoryOperations, FillsManyWords) {
  for (std::size_t size = 0; size < 40; ++size) {
    std::string text(60, '.');
    fill_bytes(text.data() + 3, 0xE9, size);
    EXPECT_EQ(text, "..." + std::string(size, '\xE9') + std::string(57 - size, '.'));
  }
}

TEST(MemoryOperations, ComparesBytesAsUnsigned) {
  EXPECT_EQ(compare_bytes("abc", "abc", 3), 0);
  EXPECT_LT(compare_bytes("abc", "abd", 3), 0);
  EXPECT_EQ(compare_bytes("abc", "abd", 2), 0);
  EXPECT_GT(compare_bytes("\xFF", "\x01", 1), 0);
  EXPECT_EQ(compare_bytes("a", "b", 0), 0);
}

}  // namespace
}  // namespace slipway::machine
