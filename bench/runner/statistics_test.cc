// SPDX-License-Identifier: Apache-2.0
#include "bench/runner/statistics.h"

#include <gtest/gtest.h>

namespace slipway::bench {
namespace {

TEST(Summarize, SortsAndTakesTheMiddle) {
  const Summary summary = summarize({5, 1, 4, 2, 3});
  EXPECT_EQ(summary.least, 1);
  EXPECT_EQ(summary.median, 3);
  EXPECT_EQ(summary.lower_quartile, 2);
  EXPECT_EQ(summary.upper_quartile, 4);
}

TEST(Summarize, LiesBetweenTwoValues) {
  EXPECT_EQ(summarize({1, 2, 4, 8}).median, 3);
}

TEST(Summarize, TakesOneValueAndNone) {
  EXPECT_EQ(summarize({7}).upper_quartile, 7);
  EXPECT_EQ(summarize({}).median, 0);
}

TEST(Ratios, ArePairByPair) {
  EXPECT_EQ(ratios({2, 9}, {1, 3}), (std::vector<double>{2, 3}));
}

}  // namespace
}  // namespace slipway::bench
