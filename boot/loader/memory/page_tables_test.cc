// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/memory/page_tables.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "boot/loader/memory/page_walk.h"
#include "boot/loader/memory/test_machine.h"

namespace slipway::loader {
namespace {

using machine::kHugePageSize;
using machine::kLargePageSize;
using machine::kPageSize;
using testing::kMebibyte;
using testing::MappedPage;
using testing::TestMachine;
using testing::walk_pages;

constexpr std::uint64_t kUpperHalf = 0xFFFF'8000'0000'0000;
constexpr PageRights kReadOnly = {};
constexpr PageRights kWrite = {.write = true};
constexpr PageRights kExecute = {.execute = true};

class PageTablesTest : public ::testing::Test {
 protected:
  PageTables create(CpuFeatures cpu) {
    auto tables = PageTables::create(machine_.memory(), map_, TestMachine::kReachableEnd, cpu);
    EXPECT_TRUE(tables);
    return *tables;
  }

  std::vector<MappedPage> pages(const PageTables& tables) const {
    const auto walk = walk_pages(machine_.memory(), tables.root());
    EXPECT_FALSE(walk.reserved_bits_set);
    return walk.pages;
  }

  MemoryMap map_ = TestMachine::pc(16 * kMebibyte);
  TestMachine machine_{map_};
};

using Pages = std::vector<MappedPage>;

TEST_F(PageTablesTest, StartEmptyOnDirtyMemory) {
  EXPECT_EQ(pages(create({})), Pages());
}

// A processor that is started loads CR3 from 32 bits.
TEST_F(PageTablesTest, HaveTheirRootWhereItIsWanted) {
  constexpr std::uint64_t kRootEnd = 2 * kMebibyte;
  const MemoryRegion first = {.start = kMebibyte, .size = kMebibyte, .type = MemoryType::kUsable};
  auto tables =
      PageTables::create(machine_.memory(), map_, TestMachine::kReachableEnd, {}, kRootEnd);
  ASSERT_TRUE(tables);
  EXPECT_LT(tables->root(), first.end());
  // The others go anywhere.
  while (map_.allocate({.size = kPageSize, .end = kRootEnd}, MemoryType::kLoader)) {
  }
  for (std::uint64_t i = 0; i < 32; ++i) {
    ASSERT_TRUE(tables->map({kUpperHalf + i * kHugePageSize, 0x10'0000, kPageSize, kReadOnly}));
  }
  EXPECT_EQ(pages(*tables).size(), 32u);
  EXPECT_FALSE(
      PageTables::create(machine_.memory(), map_, TestMachine::kReachableEnd, {}, kRootEnd));
}

TEST_F(PageTablesTest, MapRights) {
  PageTables tables = create({.no_execute = true});
  ASSERT_TRUE(tables.map({0x1000, 0x10'0000, kPageSize, kReadOnly}));
  ASSERT_TRUE(tables.map({0x2000, 0x20'0000, kPageSize, kWrite}));
  ASSERT_TRUE(tables.map({kUpperHalf, 0x30'0000, kPageSize, kExecute}));
  EXPECT_EQ(pages(tables), (Pages{{0x1000, 0x10'0000, kPageSize, false, false},
                                  {0x2000, 0x20'0000, kPageSize, true, false},
                                  {kUpperHalf, 0x30'0000, kPageSize, false, true}}));
}

TEST_F(PageTablesTest, LeaveTheNoExecuteBitToProcessorsThatHaveIt) {
  PageTables tables = create({.no_execute = false});
  ASSERT_TRUE(tables.map({0x1000, 0x10'0000, kPageSize, kReadOnly}));
  EXPECT_EQ(pages(tables), (Pages{{0x1000, 0x10'0000, kPageSize, false, true}}));
}

// A piece that begins a page below and ends a page above borders of all sizes.
constexpr Mapping kGreatPiece = {.virtual_address = kUpperHalf + kHugePageSize - kPageSize,
                                 .physical_address = 3 * kHugePageSize - kPageSize,
                                 .size = kHugePageSize + kLargePageSize + 2 * kPageSize,
                                 .rights = kWrite};

TEST_F(PageTablesTest, UseTheLargestPages) {
  PageTables tables = create({.no_execute = true, .gigabyte_pages = true});
  ASSERT_TRUE(tables.map(kGreatPiece));
  const std::uint64_t to = 3 * kHugePageSize;
  const std::uint64_t from = kUpperHalf + kHugePageSize;
  EXPECT_EQ(pages(tables),
            (Pages{{from - kPageSize, to - kPageSize, kPageSize, true, false},
                   {from, to, kHugePageSize, true, false},
                   {from + kHugePageSize, to + kHugePageSize, kLargePageSize, true, false},
                   {from + kHugePageSize + kLargePageSize, to + kHugePageSize + kLargePageSize,
                    kPageSize, true, false}}));
}

TEST_F(PageTablesTest, UseNoHugePagesWhereTheProcessorHasNone) {
  PageTables tables = create({.no_execute = true, .gigabyte_pages = false});
  ASSERT_TRUE(tables.map(kGreatPiece));
  const auto mapped = pages(tables);
  ASSERT_EQ(mapped.size(), 2u + 512 + 1);
  for (std::size_t i = 1; i + 1 < mapped.size(); ++i) {
    EXPECT_EQ(mapped[i].size, kLargePageSize);
    EXPECT_EQ(mapped[i].virtual_address, kUpperHalf + kHugePageSize + (i - 1) * kLargePageSize);
    EXPECT_EQ(mapped[i].physical_address, 3 * kHugePageSize + (i - 1) * kLargePageSize);
  }
}

TEST_F(PageTablesTest, UseSmallPagesWhereAddressesAreNotCongruent) {
  PageTables tables = create({.no_execute = true, .gigabyte_pages = true});
  ASSERT_TRUE(tables.map({kLargePageSize, kPageSize, 2 * kLargePageSize, kWrite}));
  EXPECT_EQ(pages(tables).size(), 1024u);
}

TEST_F(PageTablesTest, ReachTheLastPageOfAll) {
  PageTables tables = create({});
  const std::uint64_t last = 0 - kPageSize;
  ASSERT_TRUE(tables.map({last, 0x10'0000, kPageSize, kReadOnly}));
  EXPECT_EQ(pages(tables), (Pages{{last, 0x10'0000, kPageSize, false, true}}));
}

TEST_F(PageTablesTest, RefuseToMapTwice) {
  PageTables tables = create({.gigabyte_pages = true});
  ASSERT_TRUE(tables.map({kLargePageSize, 0, kLargePageSize, kWrite}));
  ASSERT_TRUE(tables.map({kHugePageSize, 0, kHugePageSize, kWrite}));
  ASSERT_TRUE(tables.map({0x3000, 0, kPageSize, kWrite}));
  const Pages before = pages(tables);
  for (const Mapping& again :
       {Mapping{0x3000, 0, kPageSize, kWrite}, Mapping{kLargePageSize, 0, kLargePageSize, kWrite},
        Mapping{kLargePageSize + 0x5000, 0, kPageSize, kWrite},
        Mapping{kHugePageSize, 0, kHugePageSize, kWrite},
        Mapping{kHugePageSize + 0x20'0000, 0, kLargePageSize, kWrite},
        Mapping{0, 0, kLargePageSize, kWrite}}) {
    const auto mapped = tables.map(again);
    ASSERT_FALSE(mapped);
    EXPECT_EQ(mapped.error(),
              (Error{.code = ErrorCode::kAlreadyMapped, .numbers = {again.virtual_address}}));
  }
  EXPECT_EQ(pages(tables), before);
}

TEST_F(PageTablesTest, KeepTogetherInTheMap) {
  PageTables tables = create({});
  const std::size_t regions_before = map_.regions().size();
  for (std::uint64_t i = 0; i < 200; ++i) {
    ASSERT_TRUE(tables.map({i * kHugePageSize, 0x10'0000, kPageSize, kWrite}));
  }
  EXPECT_LE(map_.regions().size(), regions_before + 1);
  for (const std::uint64_t table : walk_pages(machine_.memory(), tables.root()).tables) {
    EXPECT_TRUE(std::ranges::any_of(map_.regions(), [table](const MemoryRegion& region) {
      return region.type == MemoryType::kPageTables && region.start <= table &&
             table < region.end();
    }));
  }
}

TEST_F(PageTablesTest, TakeTheLastFreePage) {
  MemoryMap map;
  ASSERT_TRUE(map.add(kMebibyte, 5 * kPageSize, MemoryType::kUsable));
  const TestMachine machine(map);
  auto tables = PageTables::create(machine.memory(), map, TestMachine::kReachableEnd, {});
  ASSERT_TRUE(tables);
  ASSERT_TRUE(tables->map({0x1000, 0, kPageSize, kWrite}));
  const auto mapped = tables->map({kUpperHalf, 0, kPageSize, kWrite});
  ASSERT_FALSE(mapped);
  EXPECT_EQ(mapped.error(),
            (Error{.code = ErrorCode::kNoMemoryForPageTables, .numbers = {kPageSize, 0}}));
}

}  // namespace
}  // namespace slipway::loader
