// SPDX-License-Identifier: Apache-2.0
// A user's tests, and whatever the macros become in them, have no warning.
#include <slipway/kernel.h>
#include <slipway/test.h>

#include <cstddef>
#include <tuple>

namespace {

std::size_t size() {
  return 3;
}

class Fixture : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(size() != 0); }
  static void SetUpTestSuite() {}
};

class Numbers : public testing::TestWithParam<std::tuple<int, bool>> {};

}  // namespace

TEST(Suite, Assertions) {
  bool is_set = size() == 3;
  if (is_set) {
    EXPECT_EQ(size(), 3) << "text " << 3;
  } else {
    ASSERT_EQ(size(), 4);
  }
  if (is_set) {
    EXPECT_DEATH(slipway::panic("why"), "why");
  }
  EXPECT_TRUE(is_set);
  EXPECT_FALSE(!is_set) << "text";
  EXPECT_STREQ("a", "a");
  EXPECT_NEAR(size(), -3, 6U);
  EXPECT_NO_FATAL_FAILURE(SUCCEED());
  SCOPED_TRACE(testing::Message() << "a " << 1);
  ASSERT_DEATH(
      {
        is_set = false;
        slipway::println("{}", is_set);
      },
      "why")
      << "text";
}

TEST(Suite, Ends) {
  if (size() == 3) {
    GTEST_SKIP() << "text";
  }
  ADD_FAILURE_AT("file", 3);
  FAIL();
}

TEST_F(Fixture, Case) {
  EXPECT_FALSE(HasFailure());
}

TEST_P(Numbers, Case) {
  const auto& [number, is_set] = GetParam();
  EXPECT_LT(number, 5);
  EXPECT_TRUE(is_set || !is_set);
}

INSTANTIATE_TEST_SUITE_P(All, Numbers, testing::Combine(testing::Range(0, 5), testing::Bool()));
INSTANTIATE_TEST_SUITE_P(Named, Numbers, testing::Values(std::tuple(1, true)),
                         [](const testing::TestParamInfo<std::tuple<int, bool>>&) { return "A"; });

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Numbers);
