// SPDX-License-Identifier: Apache-2.0
#include "image/runner/cases/selection.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace slipway::runner {
namespace {

using Numbers = std::vector<std::size_t>;

const std::vector<std::string> kNames = {"Memory.Frees", "Memory.Splits", "Disk.Reads",
                                         "All/Disk.Writes/0", "All/Disk.Writes/1"};

Numbers chosen(const std::string& filter) {
  return select_cases(kNames, {.filter = filter}).cases;
}

TEST(Filter, TakesAllWhereThereIsNone) {
  EXPECT_EQ(chosen(""), (Numbers{0, 1, 2, 3, 4}));
  EXPECT_EQ(chosen("*"), (Numbers{0, 1, 2, 3, 4}));
}

TEST(Filter, HasStarsAndQuestionMarks) {
  EXPECT_EQ(chosen("Memory.*"), (Numbers{0, 1}));
  EXPECT_EQ(chosen("*.?eads"), (Numbers{2}));
  EXPECT_EQ(chosen("*Disk*1"), (Numbers{4}));
  EXPECT_EQ(chosen("*s*s*"), (Numbers{2, 3, 4}));  // stars that have to be tried again
}

TEST(Filter, IsOfWholeNames) {
  EXPECT_EQ(chosen("Memory"), Numbers());
  EXPECT_EQ(chosen("emory.*"), Numbers());
}

TEST(Filter, HasSeveralPatterns) {
  EXPECT_EQ(chosen("Disk.*:Memory.Frees"), (Numbers{0, 2}));
}

TEST(Filter, LeavesOutWhatStandsBehindAMinus) {
  EXPECT_EQ(chosen("-Memory.*"), (Numbers{2, 3, 4}));
  EXPECT_EQ(chosen("Memory.*-*.Splits:*.Frees"), Numbers());
}

TEST(Selection, CountsWhatIsDisabled) {
  const std::vector<std::string> names = {"A.DISABLED_b", "DISABLED_A.b", "P/DISABLED_A.b/0",
                                          "A.NOT_DISABLED_b", "A.b/DISABLED_c"};
  const Selection selection = select_cases(names, {});
  EXPECT_EQ(selection.cases, (Numbers{3, 4}));
  EXPECT_EQ(selection.disabled, 3u);
}

TEST(Selection, GivesEachCaseToOneShard) {
  std::multiset<std::size_t> all;
  for (std::size_t shard = 0; shard < 3; ++shard) {
    const Selection selection = select_cases(kNames, {.shard_count = 3, .shard = shard});
    EXPECT_EQ(selection.filtered, 5u);
    all.insert(selection.cases.begin(), selection.cases.end());
  }
  EXPECT_EQ(all, (std::multiset<std::size_t>{0, 1, 2, 3, 4}));
}

TEST(Selection, IsShuffledByTheSeedAlone) {
  const std::vector<std::string> names(100, "A.b");
  const auto order = [&](std::uint32_t seed) { return select_cases(names, {.seed = seed}).cases; };
  EXPECT_EQ(order(1), order(1));
  EXPECT_NE(order(1), order(2));
  Numbers sorted = order(1);
  EXPECT_FALSE(std::ranges::is_sorted(sorted));
  std::ranges::sort(sorted);
  for (std::size_t i = 0; i < names.size(); ++i) {
    EXPECT_EQ(sorted[i], i);
  }
}

}  // namespace
}  // namespace slipway::runner
