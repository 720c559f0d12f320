// SPDX-License-Identifier: Apache-2.0
#include "slipway/machine/paging/page_table_builder.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <expected>
#include <numeric>
#include <optional>
#include <vector>

#include "slipway/machine/paging/all_processors.h"
#include "slipway/machine/paging/levels.h"
#include "slipway/machine/paging/x86_64/paging.h"

namespace slipway::machine {
namespace {

constexpr PageRights kReadOnly = {};
constexpr PageRights kReadWrite = {.write = true};
constexpr PageRights kReadExecute = {.execute = true};

struct TestError {
  std::optional<std::uint64_t> mapped_already;  // out of tables otherwise

  bool operator==(const TestError&) const = default;
};

// Tables in the physical pages 1, 2 and so on, as many as there are.
template <PagingTraits Traits>
class TestTables {
 public:
  using Error = TestError;

  explicit TestTables(std::size_t capacity) : tables_(capacity) {}

  TableFor<Traits>* table_at(std::uint64_t address) { return &tables_.at(address / kPage - 1); }

  std::expected<std::uint64_t, Error> new_table() {
    if (used_ == tables_.size()) {
      return std::unexpected(Error{});
    }
    return ++used_ * kPage;
  }

  Error already_mapped(std::uint64_t virtual_address) const { return {virtual_address}; }

  std::size_t used() const { return used_; }

 private:
  static constexpr std::uint64_t kPage = Traits::kGeometry.page_size();

  std::vector<TableFor<Traits>> tables_;
  std::size_t used_ = 0;
};

struct Translation {
  std::uint64_t physical_address;
  std::uint64_t page_size;
  PageRights rights;
  MemoryKind kind = MemoryKind::kWriteBack;

  bool operator==(const Translation&) const = default;
};

// Each processor's tables, when it has all that such processors can have.
template <typename Traits>
class PageTableBuilderTest : public testing::Test {
 protected:
  using Tables = TestTables<Traits>;
  using Builder = PageTableBuilder<Traits, Tables>;

  static constexpr PageGeometry kGeometry = Traits::kGeometry;
  static constexpr std::uint64_t kPage = kGeometry.page_size();
  static constexpr std::uint64_t kLarger = kGeometry.bytes_per_entry(PageLevel::kDirectory);
  static constexpr PageLevel kLargestLevel = Traits::largest_page(Traits::kAllFeatures);
  static constexpr std::uint64_t kLargest = kGeometry.bytes_per_entry(kLargestLevel);

  // An address in each half, and one in memory, at which a page of any size may begin.
  static constexpr std::uint64_t kLower = 2 * kLargest;
  static constexpr std::uint64_t kUpper = 0 - 2 * kLargest;
  static constexpr std::uint64_t kPhysical = 7 * kLargest;

  PageTableBuilderTest() {
    for (std::uint64_t& root : roots_) {
      root = tables_.new_table().value();
    }
  }

  Builder builder() { return Builder(tables_, roots_, Traits::kAllFeatures); }

  // What the processor makes of an address.
  std::optional<Translation> translate(std::uint64_t address) {
    auto* table = tables_.table_at(roots_[Traits::root_of(address)]);
    for (PageLevel level = kGeometry.root();; level = next_lower(level)) {
      const auto entry = (*table)[kGeometry.table_index(address, level)];
      if (!entry.is_present()) {
        return std::nullopt;
      }
      if (!entry.is_table(level)) {
        const std::uint64_t size = kGeometry.bytes_per_entry(level);
        return Translation{entry.page_address(level) + address % size, size, entry.rights(),
                           entry.kind(level)};
      }
      table = tables_.table_at(entry.address());
    }
  }

  // How large the page is that has an address; 0 where none has it.
  std::uint64_t page_size_at(std::uint64_t address) {
    const auto found = translate(address);
    return found ? found->page_size : 0;
  }

  Tables tables_{16};
  Builder::Roots roots_{};
};

TYPED_TEST_SUITE(PageTableBuilderTest, AllProcessors<testing::Types>);

TYPED_TEST(PageTableBuilderTest, MapsPagesWithTheirRights) {
  for (const std::uint64_t start : {this->kLower, this->kUpper}) {
    std::uint64_t address = start;
    for (const PageRights rights : {kReadOnly, kReadWrite, kReadExecute}) {
      const std::uint64_t physical = this->kPhysical + this->kPage;
      ASSERT_TRUE(this->builder().map({address, physical, this->kPage, rights}));
      EXPECT_EQ(this->translate(address + 0x123),
                (Translation{physical + 0x123, this->kPage, rights}));
      address += this->kPage;
    }
    EXPECT_FALSE(this->translate(address));
    EXPECT_FALSE(this->translate(start - 1));
  }
}

TYPED_TEST(PageTableBuilderTest, TakesTheLargestPagesThatFit) {
  // A small page, then one of each size from the largest down.
  std::vector<std::uint64_t> sizes = {this->kPage};
  for (PageLevel level = this->kLargestLevel; level != PageLevel{0}; level = next_lower(level)) {
    sizes.push_back(this->kGeometry.bytes_per_entry(level));
  }
  const std::uint64_t whole = std::reduce(sizes.begin(), sizes.end());
  const std::uint64_t start = this->kLower - this->kPage;
  ASSERT_TRUE(this->builder().map({start, this->kPhysical - this->kPage, whole, kReadWrite}));
  std::uint64_t address = start;
  for (const std::uint64_t size : sizes) {
    EXPECT_EQ(this->page_size_at(address), size);
    address += size;
    EXPECT_EQ(this->page_size_at(address - 1), size);
  }
  EXPECT_EQ(this->page_size_at(address), 0u);
}

TYPED_TEST(PageTableBuilderTest, GivesPagesOfAllSizesTheirKindOfMemory) {
  for (const MemoryKind kind : {MemoryKind::kWriteCombining, MemoryKind::kDevice}) {
    const std::uint64_t start = kind == MemoryKind::kDevice ? this->kLower : this->kUpper;
    std::uint64_t size = this->kPage;
    for (PageLevel level = this->kLargestLevel; level != PageLevel::kTable;
         level = next_lower(level)) {
      size += this->kGeometry.bytes_per_entry(level);
    }
    ASSERT_TRUE(this->builder().map({start, this->kPhysical, size, kReadWrite, kind}));
    std::uint64_t offset = 0;
    for (PageLevel level = this->kLargestLevel; level != PageLevel{0}; level = next_lower(level)) {
      const std::uint64_t page_size = this->kGeometry.bytes_per_entry(level);
      EXPECT_EQ(this->translate(start + offset),
                (Translation{this->kPhysical + offset, page_size, kReadWrite, kind}));
      offset += page_size;
    }
  }
}

TYPED_TEST(PageTableBuilderTest, OtherAlignmentsNeedSmallPages) {
  const std::uint64_t page = this->kPage;
  ASSERT_TRUE(
      this->builder().map({this->kLower, this->kPhysical + page, this->kLarger, kReadOnly}));
  EXPECT_EQ(this->translate(this->kLower + 5 * page),
            (Translation{this->kPhysical + 6 * page, page, kReadOnly}));
}

TYPED_TEST(PageTableBuilderTest, MayEndWithTheAddresses) {
  const std::uint64_t page = this->kPage;
  ASSERT_TRUE(this->builder().map({0 - page, this->kPhysical, page, kReadOnly}));
  EXPECT_EQ(this->translate(~std::uint64_t{0}),
            (Translation{this->kPhysical + page - 1, page, kReadOnly}));
}

TYPED_TEST(PageTableBuilderTest, HalvesDoNotShareEntries) {
  const std::uint64_t half = std::uint64_t{1} << (this->kGeometry.address_bits() - 1);
  ASSERT_TRUE(this->builder().map({this->kUpper, this->kPhysical, this->kPage, kReadOnly}));
  EXPECT_FALSE(this->translate(this->kUpper % half));
}

// With a tree for each half, each is as large as the addresses of one tree.
TYPED_TEST(PageTableBuilderTest, KnowsWhereTheHalvesEnd) {
  const unsigned bits = this->kGeometry.address_bits() - (TypeParam::kRoots == 1 ? 1 : 0);
  const std::uint64_t half = std::uint64_t{1} << bits;
  EXPECT_TRUE(TypeParam::is_canonical(half - 1));
  EXPECT_FALSE(TypeParam::is_canonical(half));
  EXPECT_FALSE(TypeParam::is_canonical(0 - half - 1));
  EXPECT_TRUE(TypeParam::is_canonical(0 - half));
}

TYPED_TEST(PageTableBuilderTest, RefusesWhatIsMapped) {
  const std::uint64_t page = this->kPage;
  const std::uint64_t larger = this->kLarger;
  const std::uint64_t lower = this->kLower;
  const std::uint64_t upper = this->kUpper;
  auto builder = this->builder();
  ASSERT_TRUE(builder.map({lower, this->kPhysical, larger, kReadOnly}));
  ASSERT_TRUE(builder.map({upper + page, this->kPhysical, page, kReadOnly}));
  // A page of the same size, a part of a larger one, and a larger one over it.
  const auto mapped = [](std::uint64_t address) { return TestError{address}; };
  EXPECT_EQ(builder.map({lower, this->kPhysical, larger, kReadOnly}).error(), mapped(lower));
  EXPECT_EQ(builder.map({lower + page, this->kPhysical, page, kReadOnly}).error(),
            mapped(lower + page));
  EXPECT_EQ(builder.map({upper, this->kPhysical, larger, kReadOnly}).error(), mapped(upper));
}

TYPED_TEST(PageTableBuilderTest, SaysWhenThereAreNoTables) {
  using Test = PageTableBuilderTest<TypeParam>;
  // One too few for a small page.
  typename Test::Tables tables(TypeParam::kRoots + this->kGeometry.levels - 2);
  typename Test::Builder::Roots roots{};
  for (std::uint64_t& root : roots) {
    root = tables.new_table().value();
  }
  typename Test::Builder builder(tables, roots, TypeParam::kAllFeatures);
  EXPECT_EQ(builder.map({this->kLower, this->kPhysical, this->kPage, kReadOnly}).error(),
            TestError{});
}

TEST(PageTableBuilder, ProcessorsWithoutPagesOfAGibibyteGetSmallerOnes) {
  TestTables<X86_64Paging> tables(4);
  const std::uint64_t root = tables.new_table().value();
  PageTableBuilder<X86_64Paging, TestTables<X86_64Paging>> builder(tables, {root}, {});
  ASSERT_TRUE(builder.map({kHugePageSize, kHugePageSize, kHugePageSize, kReadOnly}));
  EXPECT_EQ(tables.used(), 3u);  // down to page directories
}

}  // namespace
}  // namespace slipway::machine
