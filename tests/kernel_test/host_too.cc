// SPDX-License-Identifier: Apache-2.0
// One source for the machine and, with GoogleTest, for the host.
#include <slipway/test.h>

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

namespace {

int sum(std::span<const int> numbers) {
  int result = 0;
  for (const int number : numbers) {
    result += number;
  }
  return result;
}

TEST(Sum, OfNothingIsZero) {
  EXPECT_EQ(sum({}), 0);
}

TEST(Sum, OfSeveral) {
  const std::array numbers{1, 2, 3};
  ASSERT_EQ(numbers.size(), 3u) << "as written";
  EXPECT_EQ(sum(numbers), 6) << "of " << numbers.size();
  EXPECT_NE(sum(numbers), 7);
  EXPECT_LT(sum(numbers), 7);
  EXPECT_LE(sum(numbers), 6);
  EXPECT_GT(sum(numbers), 5);
  EXPECT_GE(sum(numbers), 6);
  EXPECT_TRUE(sum(numbers) == 6);
  EXPECT_FALSE(sum(numbers) == 7);
  EXPECT_NEAR(sum(numbers), 5, 1);
}

TEST(Values, OfAllKinds) {
  EXPECT_EQ(std::string_view("text"), "text");
  EXPECT_EQ(std::optional<int>(3), std::optional<int>(3));
  EXPECT_EQ((std::pair{1, true}), (std::pair{1, true}));
  EXPECT_STREQ("text", "text");
  EXPECT_STRNE("text", "Text");
  EXPECT_STRCASEEQ("text", "Text");
  EXPECT_STRCASENE("text", "texts");
}

TEST(Statements, OfAllKinds) {
  SUCCEED() << "said by nobody";
  SCOPED_TRACE("said by nobody");
  SCOPED_TRACE(testing::Message() << "nor " << "this");
  EXPECT_NO_FATAL_FAILURE(SUCCEED());
  ASSERT_NO_FATAL_FAILURE(SUCCEED());
  EXPECT_FALSE(HasFailure());
}

TEST(Statements, Skip) {
  GTEST_SKIP() << "on both";
}

TEST(Statements, DISABLED_AreLeftOut) {
  FAIL();
}

class Fixture : public testing::Test {
 protected:
  static void SetUpTestSuite() { suites = 1; }
  static void TearDownTestSuite() { suites = 0; }
  void SetUp() override { value_ = 5; }
  void TearDown() override { value_ = 0; }

  static inline int suites = 0;
  int value_ = 0;
};

TEST_F(Fixture, IsSetUp) {
  EXPECT_EQ(value_, 5);
  EXPECT_EQ(suites, 1);
}

using Pair = std::tuple<int, bool>;

class Parameterised : public testing::TestWithParam<Pair> {};

TEST_P(Parameterised, HasItsValue) {
  const auto [number, is_even] = GetParam();
  EXPECT_EQ(number % 2 == 0, is_even);
}

constexpr std::array kPairs{Pair{2, true}, Pair{3, false}};

INSTANTIATE_TEST_SUITE_P(Array, Parameterised, testing::ValuesIn(kPairs));
INSTANTIATE_TEST_SUITE_P(Values, Parameterised, testing::Values(Pair{4, true}, Pair{5, false}));
INSTANTIATE_TEST_SUITE_P(Even, Parameterised,
                         testing::Combine(testing::Range(0, 10, 2), testing::Values(true)));

class Flag : public testing::TestWithParam<bool> {};

TEST_P(Flag, IsOneOfTwo) {
  EXPECT_TRUE(GetParam() || !GetParam());
}

INSTANTIATE_TEST_SUITE_P(Both, Flag, testing::Bool());

}  // namespace
