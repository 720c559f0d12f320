// SPDX-License-Identifier: Apache-2.0
// Every assertion, where it holds.
#include <slipway/kernel.h>
#include <slipway/test.h>

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace {

enum class Color : unsigned char { kRed, kGreen };

TEST(Conditions, AreTrueOrFalse) {
  EXPECT_TRUE(slipway::boot_info().memory_region_count > 0);
  EXPECT_FALSE(std::string_view("text").empty()) << "never said";
  ASSERT_TRUE(std::optional<int>(0)) << "an optional is a condition";
  ASSERT_FALSE(std::unique_ptr<int>());
}

TEST(Relations, CompareNumbers) {
  const std::size_t size = 3;
  EXPECT_EQ(size, 3);
  EXPECT_NE(size, -1);
  EXPECT_LT(-1, size);
  EXPECT_LE(size, 3);
  EXPECT_GT(4, size);
  EXPECT_GE(size, 3u);
  ASSERT_EQ(size, 3);
  ASSERT_NE(size, 4);
  ASSERT_LT(size, 4);
  ASSERT_LE(size, 3);
  ASSERT_GT(size, 2);
  ASSERT_GE(size, 3);
  EXPECT_NEAR(size, 5, 2);
  ASSERT_NEAR(-2, size, 5u);
}

TEST(Relations, CompareWhatHasOperators) {
  EXPECT_EQ(Color::kRed, Color::kRed);
  EXPECT_NE(Color::kRed, Color::kGreen);
  EXPECT_EQ(std::string_view("text"), "text");
  EXPECT_EQ((std::pair{1, 'a'}), (std::pair{1, 'a'}));
  EXPECT_EQ((std::array{1, 2}), (std::array{1, 2}));
  int number = 0;
  int* const pointer = &number;
  EXPECT_NE(pointer, nullptr);
  EXPECT_EQ(pointer, &number);
  EXPECT_EQ(std::optional<int>(2), 2);
  volatile int written_elsewhere = 4;
  EXPECT_EQ(written_elsewhere, 4);
}

TEST(Texts, AreCompared) {
  EXPECT_STREQ("text", "text");
  EXPECT_STRNE("text", "Text");
  EXPECT_STRCASEEQ("TEXT", "text");
  EXPECT_STRCASENE("text", "texts");
  EXPECT_STREQ(nullptr, nullptr);
  EXPECT_STRNE(nullptr, "");
  ASSERT_STREQ("", "");
  ASSERT_STRNE("a", "b");
  ASSERT_STRCASEEQ("a", "A");
  ASSERT_STRCASENE("a", "b");
}

TEST(Statements, Pass) {
  SUCCEED() << "never said";
  EXPECT_NO_FATAL_FAILURE(slipway::println("printed by a passing test"));
  ASSERT_NO_FATAL_FAILURE(SUCCEED());
  EXPECT_NO_THROW(SUCCEED());
  SCOPED_TRACE("never said");
  EXPECT_FALSE(HasFailure());
  EXPECT_FALSE(HasFatalFailure());
  EXPECT_FALSE(HasNonfatalFailure());
  EXPECT_FALSE(IsSkipped());
}

// An assertion is one statement, wherever it stands.
TEST(Statements, NeedNoBraces) {
  bool is_else = true;
  if (is_else) {
    EXPECT_EQ(1, 1);
  } else {
    FAIL();
  }
  for (int i = 0; i < 3; ++i) {
    ASSERT_LT(i, 3) << i;
  }
  switch (0)
  case 0:
    EXPECT_TRUE(true);
}

TEST(Skipped, SaysWhy) {
  GTEST_SKIP() << "for a reason";
  FAIL();  // NOLINT: not reached
}

TEST(Disabled, DISABLED_IsLeftOut) {
  FAIL();
}

TEST(DISABLED_Suite, IsLeftOut) {
  FAIL();
}

}  // namespace
