// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/elf/segments.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace slipway::loader {
namespace {

Segment segment(std::uint64_t index, std::uint64_t address, std::uint64_t offset) {
  return {.virtual_address = address,
          .memory_size = 1,
          .file_offset = offset,
          .file_size = 1,
          .index = index,
          .physical_address = 0,
          .rights = 0};
}

std::vector<std::uint64_t> indices(auto&& range) {
  std::vector<std::uint64_t> result;
  for (const Segment& each : range) {
    result.push_back(each.index);
  }
  return result;
}

using Indices = std::vector<std::uint64_t>;

TEST(Segments, ComeInEachOrder) {
  std::vector<Segment> storage = {segment(1, 0x3000, 0x200), segment(4, 0x1000, 0x300),
                                  segment(5, 0x4000, 0x100), segment(9, 0x2000, 0x000)};
  const Segments segments = Segments::order(storage);
  EXPECT_EQ(indices(segments.by_address()), (Indices{4, 9, 1, 5}));
  EXPECT_EQ(indices(segments.by_offset()), (Indices{9, 5, 1, 4}));
  EXPECT_EQ(indices(segments.by_index()), (Indices{1, 4, 5, 9}));
}

TEST(Segments, WithEqualOffsetsComeByIndex) {
  std::vector<Segment> storage = {segment(0, 0x3000, 0), segment(1, 0x2000, 0),
                                  segment(2, 0x1000, 0)};
  EXPECT_EQ(indices(Segments::order(storage).by_offset()), (Indices{0, 1, 2}));
}

TEST(Segments, KeepTheirOrdersWhenTheyChange) {
  std::vector<Segment> storage = {segment(0, 0x2000, 0x0), segment(1, 0x1000, 0x1)};
  const Segments segments = Segments::order(storage);
  for (Segment& each : segments.by_offset()) {
    each.virtual_address += 0xFFFF'FFFF'8000'0000;
  }
  EXPECT_EQ(indices(segments.by_address()), (Indices{1, 0}));
  EXPECT_EQ(segments.by_address()[0].virtual_address, 0xFFFF'FFFF'8000'1000u);
}

TEST(Segments, ComeInOrderHoweverManyThereAre) {
  for (std::uint64_t count = 1; count <= 300; ++count) {
    // A number that has no divisor in common with any count makes a permutation.
    constexpr std::uint64_t kStride = 997;
    std::vector<Segment> storage;
    Indices ascending;
    for (std::uint64_t i = 0; i < count; ++i) {
      storage.push_back(segment(i, i * kStride % count, count - i));
      ascending.push_back(i);
    }
    const Segments segments = Segments::order(storage);
    EXPECT_TRUE(std::ranges::is_sorted(segments.by_address(), {}, &Segment::virtual_address));
    EXPECT_TRUE(std::ranges::is_sorted(segments.by_offset(), {}, &Segment::file_offset));
    EXPECT_EQ(indices(segments.by_index()), ascending);
  }
}

TEST(Segments, MayBeNone) {
  EXPECT_TRUE(Segments::order({}).by_offset().empty());
  EXPECT_TRUE(Segments().by_address().empty());
}

}  // namespace
}  // namespace slipway::loader
