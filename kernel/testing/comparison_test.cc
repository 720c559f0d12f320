// SPDX-License-Identifier: Apache-2.0
#include "kernel/testing/comparison.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace slipway::testing {
namespace {

// All six relations of two values, as they should be where left is less than right.
template <typename L, typename R>
void expect_less(const L& left, const R& right) {
  EXPECT_FALSE((holds<Relation::kEqual>(left, right)));
  EXPECT_TRUE((holds<Relation::kNotEqual>(left, right)));
  EXPECT_TRUE((holds<Relation::kLess>(left, right)));
  EXPECT_TRUE((holds<Relation::kLessOrEqual>(left, right)));
  EXPECT_FALSE((holds<Relation::kGreater>(left, right)));
  EXPECT_FALSE((holds<Relation::kGreaterOrEqual>(left, right)));
  EXPECT_TRUE((holds<Relation::kGreater>(right, left)));
  EXPECT_TRUE((holds<Relation::kLessOrEqual>(left, left)));
  EXPECT_TRUE((holds<Relation::kGreaterOrEqual>(left, left)));
}

TEST(Relations, AreThoseOfNumbers) {
  expect_less(-1, std::size_t{0});
  expect_less(-1, 0xFFFF'FFFFU);
  expect_less(std::int8_t{-1}, std::uint8_t{255});
  expect_less(std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::uint64_t>::max());
  EXPECT_TRUE((holds<Relation::kEqual>(std::size_t{3}, 3)));
}

TEST(Relations, AreThoseOfTheType) {
  expect_less(std::string_view("a"), std::string_view("b"));
  expect_less(false, true);
  expect_less('a', 'b');
}

enum class OnlyEqual : std::uint8_t { kOne };

struct Comparable {
  bool operator==(const Comparable&) const { return true; }
};

TEST(Relations, NeedTheirOwnOperatorOnly) {
  EXPECT_TRUE((holds<Relation::kEqual>(Comparable(), Comparable())));
  EXPECT_FALSE((holds<Relation::kNotEqual>(OnlyEqual::kOne, OnlyEqual::kOne)));
}

TEST(Texts, AreComparedToTheirEnd) {
  EXPECT_TRUE(same_text("text", "text"));
  EXPECT_FALSE(same_text("text", "texts"));
  EXPECT_FALSE(same_text("texts", "text"));
  EXPECT_FALSE(same_text("text", "Text"));
  EXPECT_TRUE(same_text("", ""));
  EXPECT_TRUE(same_text(nullptr, nullptr));
  EXPECT_FALSE(same_text(nullptr, ""));
  EXPECT_FALSE(same_text("", nullptr));
}

TEST(Texts, AreComparedInAnyCase) {
  EXPECT_TRUE(same_text_in_any_case("aZ09", "Az09"));
  EXPECT_FALSE(same_text_in_any_case("[", "{"));
  EXPECT_FALSE(same_text_in_any_case("@", "`"));
  EXPECT_FALSE(same_text_in_any_case("a", nullptr));
}

TEST(Near, IsADistance) {
  EXPECT_TRUE(near(3, 5U, 2));
  EXPECT_FALSE(near(3, 5U, 1));
  EXPECT_TRUE(near(-1, std::size_t{1}, 2));
  EXPECT_FALSE(near(0, 0, -1));
  EXPECT_TRUE(near(std::numeric_limits<std::int64_t>::min(),
                   std::numeric_limits<std::int64_t>::max(),
                   std::numeric_limits<std::uint64_t>::max()));
  EXPECT_FALSE(near(std::numeric_limits<std::int64_t>::min(),
                    std::numeric_limits<std::int64_t>::max(),
                    std::numeric_limits<std::int64_t>::max()));
}

}  // namespace
}  // namespace slipway::testing
