// SPDX-License-Identifier: Apache-2.0
// What a person reads who has no runner: failures with both values, and what was left out.
#include <slipway/kernel.h>
#include <slipway/test.h>

#include <cstddef>
#include <tuple>

namespace {

TEST(Messages, HaveBothValues) {
  const std::size_t size = 5;
  slipway::print("half a line");
  EXPECT_EQ(size, 4) << "after " << 3 << " attempts";
  EXPECT_EQ((std::tuple{1, 'x', true}), (std::tuple{300, 'y', true}));
}

TEST(Messages, SayWhatIsSkipped) {
  GTEST_SKIP() << "for a reason";
}

TEST(Messages, LeaveDeathsOut) {
  EXPECT_DEATH(slipway::panic("not said"), "");
  EXPECT_DEATH(slipway::panic("not said"), "");
}

TEST(Messages, DISABLED_AreNotSaid) {
  FAIL() << "not said";
}

}  // namespace
