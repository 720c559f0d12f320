// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/plan/virtual_layout.h"

#include <gtest/gtest.h>

#include <vector>

#include "slipway/machine/numbers/units.h"

namespace slipway::loader {
namespace {

using machine::kGibibyte;
constexpr std::uint64_t kSlot = 512 * kGibibyte;
constexpr std::uint64_t kUpperHalf = 0xFFFF'8000'0000'0000;

Segment segment(std::uint64_t address, std::uint64_t size) {
  return {.virtual_address = address,
          .memory_size = size,
          .file_offset = 0,
          .file_size = 0,
          .index = 0,
          .physical_address = 0,
          .rights = elf::kFlagRead};
}

Result<VirtualLayout> choose(const std::vector<Segment>& segments,
                             std::uint64_t physical_memory_end = kGibibyte,
                             const LoadPlan& wishes = {}) {
  LoadPlan plan = wishes;
  plan.stack_size = 128 * 1024;
  return choose_virtual_layout({.plan = plan,
                                .segments = segments,
                                .position_independent = false,
                                .physical_memory_size = physical_memory_end,
                                .framebuffer = {},
                                .random_seed = 0});
}

TEST(VirtualLayout, MapsPhysicalMemoryWhereTheUpperHalfBegins) {
  const auto layout = choose({segment(0xFFFF'FFFF'8000'0000, 0x1000)});
  ASSERT_TRUE(layout);
  EXPECT_EQ(layout->physical_memory_offset, kUpperHalf);
  EXPECT_EQ(layout->stack_bottom, kUpperHalf + kSlot + kGibibyte);
}

TEST(VirtualLayout, GivesWayToTheKernel) {
  const auto layout = choose({segment(kUpperHalf, 0x1000), segment(kUpperHalf + 2 * kSlot, 1)});
  ASSERT_TRUE(layout);
  EXPECT_EQ(layout->physical_memory_offset, kUpperHalf + kSlot);
  EXPECT_EQ(layout->stack_bottom, kUpperHalf + 3 * kSlot + kGibibyte);
}

TEST(VirtualLayout, GivesWayToAllOfASegment) {
  const auto layout = choose({segment(kUpperHalf + kSlot - 1, kSlot + 2)});
  ASSERT_TRUE(layout);
  EXPECT_EQ(layout->physical_memory_offset, kUpperHalf + 3 * kSlot);
}

TEST(VirtualLayout, TakesAsManySlotsAsPhysicalMemoryNeeds) {
  const auto layout = choose({segment(kUpperHalf + 2 * kSlot, 1)}, 2 * kSlot + 1);
  ASSERT_TRUE(layout);
  EXPECT_EQ(layout->physical_memory_offset, kUpperHalf + 3 * kSlot);
  EXPECT_EQ(layout->stack_bottom, kUpperHalf + kGibibyte);
}

TEST(VirtualLayout, UsesTheLowerHalfIfTheUpperIsFull) {
  std::vector<Segment> segments;
  for (std::uint64_t slot = 0; slot < 256; ++slot) {
    segments.push_back(segment(kUpperHalf + slot * kSlot, 1));
  }
  const auto layout = choose(segments);
  ASSERT_TRUE(layout);
  EXPECT_EQ(layout->physical_memory_offset, kSlot);
  EXPECT_EQ(layout->stack_bottom, 2 * kSlot + kGibibyte);
}

TEST(VirtualLayout, GivesWayToTheRecursiveEntry) {
  const auto layout = choose({}, kGibibyte, {.recursive_entry = 256});
  ASSERT_TRUE(layout);
  EXPECT_EQ(layout->recursive_entry, 256u);
  EXPECT_EQ(layout->physical_memory_offset, kUpperHalf + kSlot);
  EXPECT_EQ(layout->stack_bottom, kUpperHalf + 2 * kSlot + kGibibyte);
}

TEST(VirtualLayout, GivesWayToPhysicalMemoryThatIsAskedFor) {
  const auto layout = choose({}, kSlot + 1, {.physical_memory = {.offset = kUpperHalf}});
  ASSERT_TRUE(layout);
  EXPECT_EQ(layout->physical_memory_offset, kUpperHalf);
  EXPECT_EQ(layout->stack_bottom, kUpperHalf + 2 * kSlot + kGibibyte);
}

TEST(VirtualLayout, GivesWayToTheIdentityMap) {
  std::vector<Segment> segments;
  for (std::uint64_t slot = 0; slot < 256; ++slot) {
    segments.push_back(segment(kUpperHalf + slot * kSlot, 1));
  }
  const auto layout = choose(segments, 2 * kSlot, {.identity_map = {.wanted = true}});
  ASSERT_TRUE(layout);
  EXPECT_EQ(layout->physical_memory_offset, 2 * kSlot);
  EXPECT_EQ(layout->stack_bottom, 4 * kSlot + kGibibyte);
}

TEST(VirtualLayout, ChoosesTheRecursiveEntryLast) {
  const auto layout = choose({}, kGibibyte, {.recursive_entry = kAnyEntry});
  ASSERT_TRUE(layout);
  EXPECT_EQ(layout->recursive_entry, 258u);
}

TEST(VirtualLayout, SaysWhenThereIsNoRoom) {
  const auto layout = choose({}, 257 * kSlot);
  ASSERT_FALSE(layout);
  EXPECT_EQ(layout.error(), (Error{.code = ErrorCode::kNoVirtualSpace, .numbers = {257 * kSlot}}));
}

}  // namespace
}  // namespace slipway::loader
