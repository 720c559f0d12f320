// SPDX-License-Identifier: Apache-2.0
#include "kernel/testing/failure_text.h"

#include <gtest/gtest.h>

#include <string>

namespace slipway::testing {
namespace {

TEST(FailureText, IsEmptyAtFirst) {
  FailureText& text = FailureText::take({"a.cc", 3});
  EXPECT_EQ(text.text(), "");
  EXPECT_STREQ(text.place().file, "a.cc");
  EXPECT_EQ(text.place().line, 3);
  text.write("something");
  text.give_back();
  FailureText& again = FailureText::take({"b.cc", 4});
  EXPECT_EQ(&again, &text);
  EXPECT_EQ(again.text(), "");
  again.give_back();
}

TEST(FailureText, IsTakenByOne) {
  FailureText& one = FailureText::take({"a.cc", 1});
  FailureText& other = FailureText::take({"a.cc", 2});
  EXPECT_NE(&one, &other);
  one.give_back();
  other.give_back();
}

TEST(FailureText, BeginsALineWhenSomethingFollows) {
  FailureText& text = FailureText::take({"a.cc", 1});
  text.begin_line();
  text.write("first");
  text.begin_line();
  text.begin_line();
  text.write("");
  EXPECT_EQ(text.text(), "first");
  text.write("second");
  EXPECT_EQ(text.text(), "first\nsecond");
  text.give_back();
}

TEST(FailureText, SaysWhereItIsCut) {
  FailureText& text = FailureText::take({"a.cc", 1});
  text.write(std::string(1000, 'a'));
  std::string rest;
  while (rest.size() < 2000) {
    rest += "\xC3\xA9";  // é
  }
  text.write(rest);
  text.write("more");
  EXPECT_LE(text.text().size(), FailureText::kCapacity);
  EXPECT_TRUE(text.text().ends_with("\xC3\xA9\n(the rest is left out)"));
  text.give_back();
}

}  // namespace
}  // namespace slipway::testing
