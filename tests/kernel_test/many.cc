// SPDX-License-Identifier: Apache-2.0
// 1000 cases that do next to nothing, to see what the rest takes.
#include <slipway/test.h>

namespace {

class Many : public testing::TestWithParam<int> {};

TEST_P(Many, Pass) {
  EXPECT_LT(GetParam(), 1000);
}

INSTANTIATE_TEST_SUITE_P(Thousand, Many, testing::Range(0, 1000));

}  // namespace
