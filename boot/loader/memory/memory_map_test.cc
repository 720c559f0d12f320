// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/memory/memory_map.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <ostream>
#include <vector>

#include "slipway/machine/numbers/units.h"

namespace slipway::loader {

// How GoogleTest compares and shows regions.
bool operator==(const MemoryRegion& a, const MemoryRegion& b) {
  return a.start == b.start && a.size == b.size && a.type == b.type;
}

void PrintTo(const MemoryRegion& region, std::ostream* stream) {
  *stream << std::hex << "[0x" << region.start << ", 0x" << region.end() << ") type " << std::dec
          << static_cast<unsigned>(region.type);
}

namespace {

using enum MemoryType;

using machine::kGibibyte;
using machine::kMebibyte;
constexpr std::uint64_t kTebibyte = std::uint64_t{1} << 40;

std::vector<MemoryRegion> regions(const MemoryMap& map) {
  return {map.regions().begin(), map.regions().end()};
}

MemoryRegion region(std::uint64_t start, std::uint64_t end, MemoryType type) {
  return {start, end - start, type};
}

using Regions = std::vector<MemoryRegion>;

struct Entry {
  std::uint64_t start;
  std::uint64_t size;
  MemoryType type;
};

struct AddCase {
  const char* name;
  std::vector<Entry> entries;
  Regions expected;
};

class MemoryMapAdd : public ::testing::TestWithParam<AddCase> {};

TEST_P(MemoryMapAdd, PutsInOrder) {
  MemoryMap map;
  for (const Entry& entry : GetParam().entries) {
    ASSERT_TRUE(map.add(entry.start, entry.size, entry.type));
  }
  EXPECT_EQ(regions(map), GetParam().expected);
}

const std::uint64_t kEnd = machine::kPhysicalAddressEnd;

INSTANTIATE_TEST_SUITE_P(
    Entries, MemoryMapAdd,
    ::testing::Values(
        AddCase{"nothing", {}, {}},  //
        AddCase{"zero_length", {{0x1000, 0, kUsable}, {0x2000, 0, kReserved}}, {}},
        AddCase{"unsorted",
                {{0x5000, 0x1000, kUsable}, {0x1000, 0x1000, kReserved}, {0x3000, 0x1000, kBad}},
                {region(0x1000, 0x2000, kReserved), region(0x3000, 0x4000, kBad),
                 region(0x5000, 0x6000, kUsable)}},
        AddCase{"merges_equal_neighbours",
                {{0x1000, 0x1000, kUsable}, {0x3000, 0x1000, kUsable}, {0x2000, 0x1000, kUsable}},
                {region(0x1000, 0x4000, kUsable)}},
        AddCase{"usable_shrinks", {{0x1001, 0x2FFE, kUsable}}, {region(0x2000, 0x3000, kUsable)}},
        AddCase{"usable_shrinks_to_nothing", {{0x1001, 0x1FFE, kUsable}}, {}},
        AddCase{"reserved_grows", {{0x1FFF, 2, kReserved}}, {region(0x1000, 0x3000, kReserved)}},
        AddCase{"reserved_wins_page_shared_with_usable",
                {{0, 0x9FC00, kUsable}, {0x9FC00, 0x400, kReserved}},
                {region(0, 0x9F000, kUsable), region(0x9F000, 0xA0000, kReserved)}},
        AddCase{"restrictive_wins_inside",
                {{0x1000, 0x5000, kUsable}, {0x3000, 0x1000, kReserved}},
                {region(0x1000, 0x3000, kUsable), region(0x3000, 0x4000, kReserved),
                 region(0x4000, 0x6000, kUsable)}},
        AddCase{"restrictive_wins_in_other_order",
                {{0x3000, 0x1000, kReserved}, {0x1000, 0x5000, kUsable}},
                {region(0x1000, 0x3000, kUsable), region(0x3000, 0x4000, kReserved),
                 region(0x4000, 0x6000, kUsable)}},
        AddCase{"order_of_restriction",
                {{0, 0x5000, kUsable},
                 {0x1000, 0x4000, kAcpiReclaimable},
                 {0x2000, 0x3000, kAcpiNvs},
                 {0x3000, 0x2000, kReserved},
                 {0x4000, 0x1000, kBad},
                 {0, 0x5000, kUsable},
                 {0x1000, 0x4000, kAcpiReclaimable}},
                {region(0, 0x1000, kUsable), region(0x1000, 0x2000, kAcpiReclaimable),
                 region(0x2000, 0x3000, kAcpiNvs), region(0x3000, 0x4000, kReserved),
                 region(0x4000, 0x5000, kBad)}},
        AddCase{"what_a_firmware_keeps_wins_over_the_loader",
                {{0, 0x5000, kFreedAtEntry},
                 {0x1000, 0x3000, kKernel},
                 {0x2000, 0x1000, kReserved},
                 {0x3000, 0x1000, kAcpiReclaimable}},
                {region(0, 0x1000, kFreedAtEntry), region(0x1000, 0x2000, kKernel),
                 region(0x2000, 0x3000, kReserved), region(0x3000, 0x4000, kAcpiReclaimable),
                 region(0x4000, 0x5000, kFreedAtEntry)}},
        AddCase{"spans_many",
                {{0x1000, 0x1000, kUsable},
                 {0x3000, 0x1000, kBad},
                 {0x5000, 0x1000, kUsable},
                 {0, 0x8000, kReserved}},
                {region(0, 0x3000, kReserved), region(0x3000, 0x4000, kBad),
                 region(0x4000, 0x8000, kReserved)}},
        AddCase{"wraps",
                {{kMebibyte, ~std::uint64_t{0}, kUsable}, {~std::uint64_t{0}, 2, kReserved}},
                {region(kMebibyte, kEnd, kUsable)}},
        AddCase{"wraps_reserved",
                {{0xFFF, ~std::uint64_t{0}, kReserved}},
                {region(0, kEnd, kReserved)}},
        AddCase{"beyond_the_last_address",
                {{kEnd, 0x1000, kUsable}, {kEnd - 0x1000, 0x2000, kUsable}},
                {region(kEnd - 0x1000, kEnd, kUsable)}},
        AddCase{"one_tebibyte_hole",
                {{0, kGibibyte, kUsable},
                 {kTebibyte, kGibibyte, kUsable},
                 {kTebibyte - 12 * kGibibyte, 12 * kGibibyte, kReserved}},
                {region(0, kGibibyte, kUsable),
                 region(kTebibyte - 12 * kGibibyte, kTebibyte, kReserved),
                 region(kTebibyte, kTebibyte + kGibibyte, kUsable)}}),
    [](const auto& test) { return test.param.name; });

TEST(MemoryMap, TakesHundredsOfEntries) {
  MemoryMap map;
  for (std::uint64_t i = 200; i-- > 0;) {
    ASSERT_TRUE(map.add(i * 0x4000, 0x2000, i % 2 == 0 ? kUsable : kAcpiNvs));
  }
  ASSERT_EQ(map.regions().size(), 200u);
  for (std::uint64_t i = 0; i < 200; ++i) {
    EXPECT_EQ(map.regions()[i].start, i * 0x4000);
  }
}

TEST(MemoryMap, RefusesMoreThanItHasRoomFor) {
  MemoryMap map;
  for (std::uint64_t i = 0; i < MemoryMap::kCapacity; ++i) {
    ASSERT_TRUE(map.add(i * 0x2000, 0x1000, kUsable));
  }
  const auto full = map.add(0x1000'0000, 0x1000, kUsable);
  ASSERT_FALSE(full);
  EXPECT_EQ(full.error().code, ErrorCode::kMemoryMapFull);
  // What needs no room still works.
  EXPECT_TRUE(map.add(0x2000, 0x1000, kReserved));
  EXPECT_EQ(map.regions().size(), MemoryMap::kCapacity);
}

TEST(MemoryMap, ReservesOnlyUsableMemory) {
  MemoryMap map;
  ASSERT_TRUE(map.add(0, 0x9F000, kUsable));
  ASSERT_TRUE(map.add(0x9F000, 0x1000, kReserved));
  EXPECT_TRUE(map.reserve(0x7C01, 0x200, kLoader));
  EXPECT_EQ(regions(map),
            (Regions{region(0, 0x7000, kUsable), region(0x7000, 0x8000, kLoader),
                     region(0x8000, 0x9F000, kUsable), region(0x9F000, 0xA0000, kReserved)}));

  const Regions before = regions(map);
  EXPECT_TRUE(map.reserve(0x10000, 0, kLoader));
  for (const auto& [start, size] : {std::pair<std::uint64_t, std::uint64_t>{0x7000, 1},
                                    {0x9E000, 0x1001},
                                    {0x10'0000, 0x1000},
                                    {0x8000, ~std::uint64_t{0}},
                                    {~std::uint64_t{0}, 1}}) {
    const auto reserved = map.reserve(start, size, kLoader);
    ASSERT_FALSE(reserved) << start;
    EXPECT_EQ(reserved.error(), (Error{.code = ErrorCode::kNotUsable, .numbers = {start, size}}));
  }
  EXPECT_EQ(regions(map), before);
}

MemoryMap small_pc() {
  MemoryMap map;
  EXPECT_TRUE(map.add(0, 0xA0000, kUsable));
  EXPECT_TRUE(map.add(kMebibyte, 15 * kMebibyte, kUsable));
  return map;
}

TEST(MemoryMap, AllocatesAboveTheFirstMebibyteIfItCan) {
  MemoryMap map = small_pc();
  EXPECT_EQ(map.allocate({.size = 1}, kKernel), kMebibyte);
  EXPECT_EQ(map.allocate({.size = 0x1001}, kStack), kMebibyte + 0x1000);
  EXPECT_EQ(regions(map),
            (Regions{region(0, 0xA0000, kUsable), region(kMebibyte, kMebibyte + 0x1000, kKernel),
                     region(kMebibyte + 0x1000, kMebibyte + 0x3000, kStack),
                     region(kMebibyte + 0x3000, 16 * kMebibyte, kUsable)}));
}

TEST(MemoryMap, AllocatesLowMemoryLastAndNeverPageZero) {
  MemoryMap map = small_pc();
  ASSERT_TRUE(map.allocate({.size = 15 * kMebibyte}, kKernel));
  EXPECT_EQ(map.allocate({.size = 0x1000}, kStack), 0x1000u);
  EXPECT_EQ(map.allocate({.size = 0x9E000}, kStack), 0x2000u);
  EXPECT_FALSE(map.allocate({.size = 0x1000}, kStack));
}

TEST(MemoryMap, KeepsAlignmentAndPhase) {
  MemoryMap map = small_pc();
  EXPECT_EQ(map.allocate({.size = 0x1000, .alignment = 2 * kMebibyte}, kKernel), 2 * kMebibyte);
  EXPECT_EQ(map.allocate({.size = 0x1000, .alignment = 2 * kMebibyte, .phase = 0x5000}, kKernel),
            2 * kMebibyte + 0x5000);
  EXPECT_EQ(map.allocate({.size = 0x1000, .alignment = 2 * kMebibyte, .phase = 0x10'0000}, kKernel),
            kMebibyte);
}

TEST(MemoryMap, KeepsBounds) {
  MemoryMap map = small_pc();
  EXPECT_EQ(map.allocate({.size = 0x1000, .minimum = 5 * kMebibyte}, kKernel), 5 * kMebibyte);
  EXPECT_FALSE(map.find({.size = 0x2000, .minimum = kMebibyte, .end = kMebibyte + 0x1000}));
  // Its end decides, not its start.
  EXPECT_EQ(map.find({.size = 0x20000, .end = kMebibyte + 0x10000}), 0x1000u);
}

TEST(MemoryMap, SaysWhatIsMissing) {
  MemoryMap map = small_pc();
  const Error shortage = {.code = ErrorCode::kNoMemoryForSegment, .segment = 3};
  for (const std::uint64_t size : {16 * kMebibyte, ~std::uint64_t{0}}) {
    const auto address = map.allocate({.size = size}, kKernel, shortage);
    ASSERT_FALSE(address);
    EXPECT_EQ(address.error(), (Error{.code = ErrorCode::kNoMemoryForSegment,
                                      .segment = 3,
                                      .numbers = {size, 15 * kMebibyte}}));
  }
  EXPECT_EQ(map.largest_usable(3 * kMebibyte), 2 * kMebibyte);
  EXPECT_EQ(map.largest_usable(kMebibyte), 0xA0000u - 0x1000u);
  EXPECT_EQ(MemoryMap().largest_usable(), 0u);
}

TEST(MemoryMap, FailsToAllocateWhereThereIsNoRoomForMoreRegions) {
  MemoryMap map;
  for (std::uint64_t i = 0; i < MemoryMap::kCapacity; ++i) {
    ASSERT_TRUE(map.add(kMebibyte + i * 0x4000, 0x3000, kUsable));
  }
  const auto address = map.allocate({.size = 0x1000}, kKernel);
  ASSERT_FALSE(address);
  EXPECT_EQ(address.error().code, ErrorCode::kMemoryMapFull);
  EXPECT_TRUE(map.allocate({.size = 0x3000}, kKernel));
}

}  // namespace
}  // namespace slipway::loader
