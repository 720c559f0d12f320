// SPDX-License-Identifier: Apache-2.0
#include "image/runner/screen/font_characters.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

TEST(FontCharacters, KeepAscii) {
  for (std::uint8_t code = 0x20; code < 0x7F; ++code) {
    EXPECT_EQ(font_character(code), code);
  }
}

TEST(FontCharacters, HaveAHighHalf) {
  EXPECT_EQ(font_character(0x84), u'ä');
  EXPECT_EQ(font_character(0xC4), u'─');
  EXPECT_EQ(font_character(0xDB), u'█');
  EXPECT_EQ(font_character(0xFE), u'■');
}

TEST(FontCharacters, StandForControlCodesToo) {
  EXPECT_EQ(font_character(0x01), u'☺');
  EXPECT_EQ(font_character(0x7F), u'⌂');
}

TEST(FontCharacters, HaveThreeBlanks) {
  for (const int code : {0x00, 0x20, 0xFF}) {
    EXPECT_EQ(font_character(static_cast<std::uint8_t>(code)), u' ');
  }
}

}  // namespace
}  // namespace slipway::runner
