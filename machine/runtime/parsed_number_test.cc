// SPDX-License-Identifier: Apache-2.0
#include "slipway/machine/runtime/parsed_number.h"

#include <gtest/gtest.h>

#include <string>

namespace slipway::machine {
namespace {

// What is behind the number, or that there is none.
std::string rest(const char* text, int base) {
  const ParsedNumber number = parse_number(text, base);
  return number.end == nullptr ? "no number" : number.end;
}

TEST(ParsedNumber, ReadsBlanksSignAndDigits) {
  const ParsedNumber number = parse_number(" \t\n\v\f\r-120x", 10);
  EXPECT_EQ(number.magnitude, 120u);
  EXPECT_TRUE(number.is_negative);
  EXPECT_TRUE(number.fits);
  EXPECT_STREQ(number.end, "x");
  EXPECT_FALSE(parse_number("+5", 10).is_negative);
}

TEST(ParsedNumber, TakesTheBaseThatTheNumberSays) {
  EXPECT_EQ(parse_number("0x1fz", 0).magnitude, 0x1fu);
  EXPECT_EQ(parse_number("0X1F", 16).magnitude, 0x1fu);
  EXPECT_EQ(parse_number("017", 0).magnitude, 017u);
  EXPECT_EQ(parse_number("17", 0).magnitude, 17u);
  EXPECT_EQ(parse_number("zz", 36).magnitude, 35u * 36 + 35);
  EXPECT_EQ(rest("019", 0), "9");
}

TEST(ParsedNumber, ReadsZeroWhereNoDigitFollowsThePrefix) {
  EXPECT_EQ(rest("0x", 16), "x");
  EXPECT_EQ(rest("0xg", 0), "xg");
  EXPECT_EQ(rest("0x1", 10), "x1");
}

TEST(ParsedNumber, SaysThatThereIsNone) {
  for (const char* text : {"", " ", "-", "+-1", "- 1", "x", "z9"}) {
    EXPECT_EQ(rest(text, 10), "no number") << text;
  }
  for (const int base : {-1, 1, 37}) {
    EXPECT_EQ(rest("1", base), "no number") << base;
  }
}

TEST(ParsedNumber, SaysThatTheNumberIsTooLarge) {
  EXPECT_TRUE(parse_number("18446744073709551615", 10).fits);
  EXPECT_FALSE(parse_number("18446744073709551616", 10).fits);
  EXPECT_FALSE(parse_number("0x10000000000000000", 0).fits);
  // And stays so: the digits behind are read all the same.
  EXPECT_FALSE(parse_number("184467440737095516160 ", 10).fits);
  EXPECT_EQ(rest("184467440737095516160 ", 10), " ");
}

}  // namespace
}  // namespace slipway::machine
