// SPDX-License-Identifier: Apache-2.0
#include "host/text/utf8.h"

#include <gtest/gtest.h>

namespace slipway::host {
namespace {

TEST(FirstUtf8Character, ReadsOneToFourBytes) {
  EXPECT_EQ(first_utf8_character("az").character, U'a');
  EXPECT_EQ(first_utf8_character("\u00E4z").character, U'\u00E4');
  EXPECT_EQ(first_utf8_character("\u2550z").character, U'\u2550');
  EXPECT_EQ(first_utf8_character("\U0001F600z").character, U'\U0001F600');
  EXPECT_EQ(first_utf8_character("\U0001F600z").size, 4u);
}

TEST(FirstUtf8Character, RefusesWhatIsIllFormed) {
  for (const char* text : {"\x80", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xE2\x94",
                           "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
    EXPECT_EQ(first_utf8_character(text).size, 0u) << text;
  }
}

TEST(AppendUtf8, WritesWhatCanBeRead) {
  for (const char16_t character : {u'a', u'\u00E4', u'\u2550', u'\uFFFD'}) {
    std::string text;
    append_utf8(text, character);
    EXPECT_EQ(first_utf8_character(text).character, character);
    EXPECT_EQ(first_utf8_character(text).size, text.size());
  }
}

}  // namespace
}  // namespace slipway::host
