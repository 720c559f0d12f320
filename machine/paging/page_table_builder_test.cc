// SPDX-License-Identifier: Apache-2.0
#include "slipway/machine/paging/page_table_builder.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <vector>

#include "slipway/machine/paging/all_processors.h"
#include "slipway/machine/paging/levels.h"
#include "slipway/machine/paging/x86_64/paging.h"

namespace slipway::machine {
namespace {

constexpr std::uint64_t kLower = 0x0000'0012'4000'0000;  // multiples of 1 GiB
constexpr std::uint64_t kUpper = 0xFFFF'FFFF'8000'0000;
constexpr std::uint64_t kPhysical = 0x0000'0001'C000'0000;

constexpr PageRights kReadOnly = {};
constexpr PageRights kReadWrite = {.write = true};
constexpr PageRights kReadExecute = {.execute = true};

struct TestError {
  std::optional<std::uint64_t> mapped_already;  // out of tables otherwise

  bool operator==(const TestError&) const = default;
};

// Tables at the physical addresses 0x1000, 0x2000 and so on, as many as there are.
template <typename Entry>
class TestTables {
 public:
  using Error = TestError;

  explicit TestTables(std::size_t capacity) : tables_(capacity) {}

  TableOf<Entry>* table_at(std::uint64_t address) { return &tables_.at(address / kPageSize - 1); }

  std::expected<std::uint64_t, Error> new_table() {
    if (used_ == tables_.size()) return std::unexpected(Error{});
    return ++used_ * kPageSize;
  }

  Error already_mapped(std::uint64_t virtual_address) const { return {virtual_address}; }

  std::size_t used() const { return used_; }

 private:
  std::vector<TableOf<Entry>> tables_;
  std::size_t used_ = 0;
};

struct Translation {
  std::uint64_t physical_address;
  std::uint64_t page_size;
  PageRights rights;

  bool operator==(const Translation&) const = default;
};

// Each processor's tables, when it has all that such processors can have.
template <typename Traits>
class PageTableBuilderTest : public testing::Test {
 protected:
  using Tables = TestTables<typename Traits::Entry>;
  using Builder = PageTableBuilder<Traits, Tables>;

  PageTableBuilderTest() {
    for (std::uint64_t& root : roots_) root = tables_.new_table().value();
  }

  Builder builder() { return Builder(tables_, roots_, Traits::kAllFeatures); }

  // What the processor makes of an address.
  std::optional<Translation> translate(std::uint64_t address) {
    auto* table = tables_.table_at(roots_[Traits::root_of(address)]);
    for (PageLevel level = PageLevel::kRoot;; level = next_lower(level)) {
      const auto entry = (*table)[table_index(address, level)];
      if (!entry.is_present()) return std::nullopt;
      if (!entry.is_table(level)) {
        const std::uint64_t size = bytes_per_entry(level);
        return Translation{entry.address() + address % size, size, entry.rights()};
      }
      table = tables_.table_at(entry.address());
    }
  }

  Tables tables_{16};
  Builder::Roots roots_{};
};

TYPED_TEST_SUITE(PageTableBuilderTest, AllProcessors<testing::Types>);

TYPED_TEST(PageTableBuilderTest, MapsPagesWithTheirRights) {
  for (const std::uint64_t start : {kLower, kUpper}) {
    std::uint64_t address = start;
    for (const PageRights rights : {kReadOnly, kReadWrite, kReadExecute}) {
      ASSERT_TRUE(this->builder().map({address, kPhysical + kPageSize, kPageSize, rights}));
      EXPECT_EQ(this->translate(address + 0x123),
                (Translation{kPhysical + kPageSize + 0x123, kPageSize, rights}));
      address += kPageSize;
    }
    EXPECT_FALSE(this->translate(address));
    EXPECT_FALSE(this->translate(start - 1));
  }
}

TYPED_TEST(PageTableBuilderTest, TakesTheLargestPagesThatFit) {
  ASSERT_TRUE(
      this->builder().map({kLower - kPageSize, kPhysical - kPageSize,
                           kPageSize + kHugePageSize + kLargePageSize + kPageSize, kReadWrite}));
  const auto size_at = [&](std::uint64_t address) {
    const auto found = this->translate(address);
    return found ? found->page_size : 0;
  };
  EXPECT_EQ(size_at(kLower - 1), kPageSize);
  EXPECT_EQ(size_at(kLower), kHugePageSize);
  EXPECT_EQ(size_at(kLower + kHugePageSize), kLargePageSize);
  EXPECT_EQ(size_at(kLower + kHugePageSize + kLargePageSize), kPageSize);
  EXPECT_EQ(size_at(kLower + kHugePageSize + kLargePageSize + kPageSize), 0u);
}

TYPED_TEST(PageTableBuilderTest, OtherAlignmentsNeedSmallPages) {
  ASSERT_TRUE(this->builder().map({kLower, kPhysical + kPageSize, kLargePageSize, kReadOnly}));
  EXPECT_EQ(this->translate(kLower + 5 * kPageSize),
            (Translation{kPhysical + 6 * kPageSize, kPageSize, kReadOnly}));
}

TYPED_TEST(PageTableBuilderTest, MayEndWithTheAddresses) {
  constexpr std::uint64_t kLast = 0 - kPageSize;
  ASSERT_TRUE(this->builder().map({kLast, kPhysical, kPageSize, kReadOnly}));
  EXPECT_EQ(this->translate(~std::uint64_t{0}),
            (Translation{kPhysical + kPageSize - 1, kPageSize, kReadOnly}));
}

TYPED_TEST(PageTableBuilderTest, HalvesDoNotShareEntries) {
  ASSERT_TRUE(this->builder().map({kUpper, kPhysical, kPageSize, kReadOnly}));
  EXPECT_FALSE(this->translate(kUpper & 0x0000'7FFF'FFFF'FFFF));
}

TYPED_TEST(PageTableBuilderTest, RefusesWhatIsMapped) {
  auto builder = this->builder();
  ASSERT_TRUE(builder.map({kLower, kPhysical, kLargePageSize, kReadOnly}));
  ASSERT_TRUE(builder.map({kUpper + kPageSize, kPhysical, kPageSize, kReadOnly}));
  // A page of the same size, a part of a larger one, and a larger one over it.
  EXPECT_EQ(builder.map({kLower, kPhysical, kLargePageSize, kReadOnly}).error(), TestError{kLower});
  EXPECT_EQ(builder.map({kLower + kPageSize, kPhysical, kPageSize, kReadOnly}).error(),
            TestError{kLower + kPageSize});
  EXPECT_EQ(builder.map({kUpper, kPhysical, kLargePageSize, kReadOnly}).error(), TestError{kUpper});
}

TYPED_TEST(PageTableBuilderTest, SaysWhenThereAreNoTables) {
  using Test = PageTableBuilderTest<TypeParam>;
  typename Test::Tables tables(TypeParam::kRoots + 2);  // one too few for a small page
  typename Test::Builder::Roots roots{};
  for (std::uint64_t& root : roots) root = tables.new_table().value();
  typename Test::Builder builder(tables, roots, TypeParam::kAllFeatures);
  EXPECT_EQ(builder.map({kLower, kPhysical, kPageSize, kReadOnly}).error(), TestError{});
}

TEST(PageTableBuilder, ProcessorsWithoutPagesOfAGibibyteGetSmallerOnes) {
  TestTables<PageTableEntry> tables(4);
  const std::uint64_t root = tables.new_table().value();
  PageTableBuilder<X86_64Paging, TestTables<PageTableEntry>> builder(tables, {root}, {});
  ASSERT_TRUE(builder.map({kLower, kPhysical, kHugePageSize, kReadOnly}));
  EXPECT_EQ(tables.used(), 3u);  // down to page directories
}

}  // namespace
}  // namespace slipway::machine
