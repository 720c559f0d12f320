// SPDX-License-Identifier: Apache-2.0
#include "fonts/converter/font_source.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace slipway::fonts {
namespace {

BdfFont whole_font() {
  BdfFont font{.width = 8, .height = 2, .glyphs = {}};
  for (int code = 0; code < 256; ++code) {
    font.glyphs[code] = {static_cast<std::uint8_t>(code | 1), 0x42};
  }
  return font;
}

TEST(FontSource, HasTheRowsInTheOrderOfTheCodes) {
  const auto source = font_source(whole_font(), "plain_8x2");
  ASSERT_TRUE(source) << source.error();
  EXPECT_TRUE(source->contains("#include \"slipway/fonts/plain_8x2.h\"\n"));
  EXPECT_TRUE(source->contains("kRows[] = {\n    0x01, 0x42, // 0x00\n    0x01, 0x42, // 0x01\n"));
  EXPECT_TRUE(source->contains("    0xff, 0x42, // 0xff\n};\n"));
  EXPECT_TRUE(source->contains(
      "constinit const Font plain_8x2 = {.width = 8, .height = 2, .rows = kRows};\n"));
}

TEST(FontSource, RefusesFontsThatLackACode) {
  BdfFont font = whole_font();
  font.glyphs.erase(0x9E);
  const auto source = font_source(font, "name");
  ASSERT_FALSE(source);
  EXPECT_EQ(source.error(),
            "has no glyph for code 0x9e: name a font that has all 256 of code page 437");
}

TEST(FontSource, RefusesGlyphsThatNobodyWouldSee) {
  BdfFont font = whole_font();
  for (const int blank : {0x00, 0x20, 0xFF}) {
    font.glyphs[blank] = {0, 0};
  }
  EXPECT_TRUE(font_source(font, "name"));
  font.glyphs[0xFE] = {0, 0};
  const auto source = font_source(font, "name");
  ASSERT_FALSE(source);
  EXPECT_EQ(source.error(),
            "its glyph for code 0xfe is blank, so that nobody would see it: name another font");
}

}  // namespace
}  // namespace slipway::fonts
