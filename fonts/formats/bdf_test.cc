// SPDX-License-Identifier: Apache-2.0
#include "fonts/formats/bdf.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace slipway::fonts {
namespace {

// A font of 10 by 4 pixels whose glyphs begin one pixel below the base line.
constexpr std::string_view kHead =
    "STARTFONT 2.1\n"
    "COMMENT ENCODING is a word of comments, too\n"
    "FONTBOUNDINGBOX 10 4 0 -1\n";

std::string glyph(std::string_view code, std::string_view box, std::string_view rows) {
  return std::string("STARTCHAR name\nENCODING ") + std::string(code) + "\nDWIDTH 10 0\nBBX " +
         std::string(box) + "\nBITMAP\n" + std::string(rows) + "ENDCHAR\n";
}

std::string font(const std::string& glyphs) {
  return std::string(kHead) + glyphs + "ENDFONT\n";
}

std::string error(const std::string& text) {
  const auto parsed = parse_bdf(text);
  return parsed ? "no error" : parsed.error();
}

TEST(Bdf, GlyphsThatFillTheirBox) {
  const auto parsed = parse_bdf(font(glyph("65", "10 4 0 -1", "8040\n0000\n00C0\nffc0\n")));
  ASSERT_TRUE(parsed) << parsed.error();
  EXPECT_EQ(parsed->width, 10);
  EXPECT_EQ(parsed->height, 4);
  ASSERT_EQ(parsed->glyphs.size(), 1u);
  EXPECT_EQ(parsed->glyphs.at(65), (GlyphRows{0x80, 0x40, 0, 0, 0x00, 0xC0, 0xFF, 0xC0}));
}

TEST(Bdf, SmallerGlyphsAreWhereTheirBoxesSay) {
  // Two rows of two pixels on the base line, the left ones in column 7.
  const auto parsed = parse_bdf(font(glyph("1", "2 2 7 0", "80\nC0\n")));
  ASSERT_TRUE(parsed) << parsed.error();
  EXPECT_EQ(parsed->glyphs.at(1), (GlyphRows{0, 0, 0x01, 0, 0x01, 0x80, 0, 0}));
}

TEST(Bdf, GlyphsWithoutPixels) {
  const auto parsed = parse_bdf(font(glyph("32", "0 0 0 0", "")));
  ASSERT_TRUE(parsed) << parsed.error();
  EXPECT_EQ(parsed->glyphs.at(32), GlyphRows(8));
}

TEST(Bdf, GlyphsWithoutCodesAreLeftOut) {
  const auto parsed = parse_bdf(font(glyph("-1 7", "0 0 0 0", "") + glyph("2", "0 0 0 0", "")));
  ASSERT_TRUE(parsed) << parsed.error();
  EXPECT_EQ(parsed->glyphs.size(), 1u);
}

TEST(Bdf, LinesMayEndInTheWayOfDos) {
  std::string text;
  for (const char character : font(glyph("65", "10 4 0 -1", "8000\n0000\n0000\n0000\n"))) {
    text += character == '\n' ? "\r\n" : std::string(1, character);
  }
  const auto parsed = parse_bdf(text);
  ASSERT_TRUE(parsed) << parsed.error();
  EXPECT_EQ(parsed->glyphs.at(65)[0], 0x80);
}

TEST(Bdf, WhatIsNoFont) {
  EXPECT_EQ(error(""), "is no font in BDF, which begins with STARTFONT");
  EXPECT_EQ(error("\x36\x04 a PSF"), "is no font in BDF, which begins with STARTFONT");
  EXPECT_EQ(error(font("")), "has no glyphs");
}

TEST(Bdf, FontsThatAreCutShort) {
  const std::string whole = font(glyph("65", "10 4 0 -1", "8040\n0000\n00C0\nffc0\n"));
  EXPECT_EQ(error(whole), "no error");
  const std::size_t last_line = whole.find("ENDFONT") + std::string_view("ENDFONT").size();
  for (std::size_t size = 0; size < last_line; ++size) {
    EXPECT_NE(error(whole.substr(0, size)), "no error") << size;
  }
}

TEST(Bdf, BoxesThatAreNone) {
  EXPECT_EQ(
      error("STARTFONT 2.1\nFONTBOUNDINGBOX 8 16 0\n"),
      "line 2: FONTBOUNDINGBOX is followed by four numbers of pixels: \"FONTBOUNDINGBOX WIDTH "
      "HEIGHT X Y\"");
  EXPECT_EQ(error("STARTFONT 2.1\nFONTBOUNDINGBOX 8 99999999999 0 0\n").substr(0, 24),
            "line 2: FONTBOUNDINGBOX ");
  EXPECT_EQ(error("STARTFONT 2.1\nFONTBOUNDINGBOX 257 16 0 0\n"),
            "line 2: FONTBOUNDINGBOX 257 16: a glyph has from 0 to 256 pixels in each direction");
  EXPECT_EQ(error("STARTFONT 2.1\nFONTBOUNDINGBOX 0 16 0 0\n"),
            "line 2: FONTBOUNDINGBOX has no pixels: name a font with glyphs");
  EXPECT_EQ(error(font(glyph("1", "8 -1 0 0", ""))),
            "line 7: BBX 8 -1: a glyph has from 0 to 256 pixels in each direction");
}

TEST(Bdf, LinesThatAreMissing) {
  EXPECT_EQ(error("STARTFONT 2.1\nSTARTCHAR a\nENCODING 1\nBBX 0 0 0 0\nBITMAP\n"),
            "line 5: a glyph comes before FONTBOUNDINGBOX");
  EXPECT_EQ(error(std::string(kHead) + "STARTCHAR a\nENCODING 1\nBITMAP\n"),
            "line 6: BITMAP comes before the glyph's ENCODING and BBX");
  // The box of the glyph before does not serve the next.
  EXPECT_EQ(
      error(std::string(kHead) + glyph("1", "0 0 0 0", "") + "STARTCHAR b\nENCODING 2\nBITMAP\n"),
      "line 12: BITMAP comes before the glyph's ENCODING and BBX");
}

TEST(Bdf, CodesThatAreNone) {
  EXPECT_EQ(error(font(glyph("A", "0 0 0 0", ""))),
            "line 5: ENCODING is followed by the glyph's code, a number");
  EXPECT_EQ(error(font(glyph("1114112", "0 0 0 0", ""))),
            "line 5: ENCODING is followed by the glyph's code, a number");
  EXPECT_EQ(error(font(glyph("7", "0 0 0 0", "") + glyph("7", "0 0 0 0", ""))),
            "line 15: a second glyph has code 7");
}

TEST(Bdf, RowsThatAreNone) {
  EXPECT_EQ(error(font(glyph("1", "10 1 0 0", "FF\n"))),
            "line 9: a row of this glyph has 4 hexadecimal digits, and this one 2");
  EXPECT_EQ(error(font(glyph("1", "8 1 0 0", "0x\n"))),
            "line 9: a row of a glyph is of hexadecimal digits: not \"0x\"");
  EXPECT_EQ(error(font(glyph("1", "8 1 0 0", "00\n00\n"))),
            "line 10: ENDCHAR is expected here, since BBX says that the glyph has 1 rows");
}

TEST(Bdf, PixelsOutsideOfTheFontsBox) {
  for (const char* box : {"8 1 3 0", "8 1 -1 0", "8 1 0 3", "8 1 0 -2"}) {
    EXPECT_EQ(error(font(glyph("1", box, "FF\n"))),
              "line 9: a pixel of this glyph lies outside of FONTBOUNDINGBOX")
        << box;
  }
  // A box may reach beyond it where there is no ink.
  EXPECT_EQ(error(font(glyph("1", "8 1 3 0", "FE\n"))), "no error");
}

}  // namespace
}  // namespace slipway::fonts
