// SPDX-License-Identifier: Apache-2.0
#include "fonts/formats/font_file.h"

#include <gtest/gtest.h>

#include <string>

namespace slipway::fonts {
namespace {

using std::string_literals::operator""s;

std::string bdf(std::string_view registry) {
  return "STARTFONT 2.1\nFONTBOUNDINGBOX 8 1 0 0\nCHARSET_REGISTRY \"" + std::string(registry) +
         "\"\nSTARTCHAR a\nENCODING 228\nBBX 8 1 0 0\nBITMAP\n5A\nENDCHAR\nENDFONT\n";
}

std::string error(const std::string& file) {
  const auto font = parse_font(file);
  return font ? "no error" : font.error();
}

TEST(ParseFont, ReadsPsf) {
  const auto font = parse_font("\x36\x04\x00\x01"s + std::string(256, '\x5A'));
  ASSERT_TRUE(font) << font.error();
  EXPECT_EQ(font->glyphs.size(), 256u);
}

TEST(ParseFont, ReadsBdfInUnicode) {
  for (const char* registry : {"ISO10646", "iso10646", "ISO8859"}) {
    const auto font = parse_font(bdf(registry));
    ASSERT_TRUE(font) << font.error();
    ASSERT_EQ(font->glyphs.size(), 1u);
    EXPECT_EQ(font->glyphs[0].rows, GlyphRows{0x5A});
    EXPECT_EQ(font->glyphs[0].characters, (std::vector<char32_t>{U'ä'}));
  }
}

TEST(ParseFont, ReadsBdfWithOtherCodes) {
  const auto font = parse_font(bdf("ibm"));
  ASSERT_TRUE(font) << font.error();
  EXPECT_EQ(font->glyphs[0].code, 228);
  EXPECT_TRUE(font->glyphs[0].characters.empty());
}

TEST(ParseFont, ReadsRowsAlone) {
  std::string file(256 * 14, '\0');
  file[0x41 * 14 + 13] = '\xFF';
  const auto font = parse_font(file);
  ASSERT_TRUE(font) << font.error();
  EXPECT_EQ(font->width, 8);
  EXPECT_EQ(font->height, 14);
  ASSERT_EQ(font->glyphs.size(), 256u);
  EXPECT_EQ(font->glyphs[0x41].rows[13], 0xFF);
  EXPECT_EQ(font->glyphs[0x41].code, 0x41);
}

TEST(ParseFont, SaysWhatIsNoFont) {
  const std::string no_font =
      "is no bitmap font: give one in PSF or BDF, or 256 glyphs of 8 pixels' width and 6 to 32 "
      "rows "
      "without anything else";
  EXPECT_EQ(error(""), no_font);
  EXPECT_EQ(error("\x7F"
                  "ELF"),
            no_font);
  EXPECT_EQ(error(std::string(256 * 5, '\0')), no_font);
  EXPECT_EQ(error(std::string(256 * 33, '\0')), no_font);
  EXPECT_EQ(error(std::string(256 * 16 + 1, '\0')), no_font);
  EXPECT_EQ(error("\x1F\x8B\x08"), "is compressed: give what gunzip makes of it");
}

}  // namespace
}  // namespace slipway::fonts
