// SPDX-License-Identifier: Apache-2.0
#include "fonts/formats/psf.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace slipway::fonts {
namespace {

using std::string_literals::operator""s;

std::string little_endian(std::uint32_t number) {
  std::string bytes;
  for (int i = 0; i < 4; ++i) {
    bytes += static_cast<char>(number >> (8 * i));
  }
  return bytes;
}

// 256 glyphs of two rows, of which the second has the glyph's number.
std::string version_1(std::uint8_t mode) {
  std::string file = "\x36\x04"s + static_cast<char>(mode) + "\x02";
  for (int i = 0; i < 256; ++i) {
    file += '\xF0';
    file += static_cast<char>(i);
  }
  return file;
}

// Two glyphs of 12 x 1 pixels.
std::string version_2(bool has_table, std::uint32_t header_size = 32) {
  std::string file = "\x72\xB5\x4A\x86"s + little_endian(0) + little_endian(header_size) +
                     little_endian(has_table ? 1 : 0) + little_endian(2) + little_endian(2) +
                     little_endian(1) + little_endian(12);
  file.resize(header_size);
  return file + "\x80\x10\x55\x50";
}

std::string error(const std::string& file) {
  const auto parsed = parse_psf(file);
  return parsed ? "no error" : parsed.error();
}

TEST(Psf, IsKnownByItsFirstBytes) {
  EXPECT_TRUE(is_psf(version_1(0)));
  EXPECT_TRUE(is_psf(version_2(false)));
  EXPECT_FALSE(is_psf("STARTFONT"));
  EXPECT_FALSE(is_psf(""));
}

TEST(Psf, Version1WithoutCharacters) {
  const auto font = parse_psf(version_1(0));
  ASSERT_TRUE(font) << font.error();
  EXPECT_EQ(font->width, 8);
  EXPECT_EQ(font->height, 2);
  ASSERT_EQ(font->glyphs.size(), 256u);
  EXPECT_EQ(font->glyphs[0x41].rows, (GlyphRows{0xF0, 0x41}));
  EXPECT_EQ(font->glyphs[0x41].code, 0x41);
  EXPECT_TRUE(font->glyphs[0x41].characters.empty());
}

TEST(Psf, Version1WithCharacters) {
  std::string file = version_1(2);
  for (int i = 0; i < 256; ++i) {
    // A character, another one, and a sequence.
    file += static_cast<char>(i);
    file += "\x01\x02\x20\xFE\xFF\x61\x00\x01\x03\xFF\xFF"s;
  }
  const auto font = parse_psf(file);
  ASSERT_TRUE(font) << font.error();
  EXPECT_EQ(font->glyphs[0x41].characters, (std::vector<char32_t>{0x141, 0x2002}));
  EXPECT_EQ(font->glyphs[0x41].code, std::nullopt);
  file.pop_back();
  EXPECT_EQ(error(file), "is cut short in its table of characters");
}

TEST(Psf, Version1With512Glyphs) {
  EXPECT_EQ(error(version_1(1)), "is cut short: its 512 glyphs are not all there");
  const auto font = parse_psf(version_1(1) + std::string(512, '\0'));
  ASSERT_TRUE(font) << font.error();
  EXPECT_EQ(font->glyphs.size(), 512u);
}

TEST(Psf, Version2) {
  for (const std::uint32_t header_size : {32u, 40u}) {
    const auto font = parse_psf(version_2(false, header_size));
    ASSERT_TRUE(font) << font.error();
    EXPECT_EQ(font->width, 12);
    EXPECT_EQ(font->height, 1);
    ASSERT_EQ(font->glyphs.size(), 2u);
    EXPECT_EQ(font->glyphs[1].rows, (GlyphRows{0x55, 0x50}));
    EXPECT_EQ(font->glyphs[1].code, 1);
  }
}

TEST(Psf, Version2WithCharacters) {
  const auto font = parse_psf(version_2(true) +
                              "A\xCE\x91\xFE"
                              "a\xCC\x88\xFF\xE2\x94\x80\xFF");
  ASSERT_TRUE(font) << font.error();
  EXPECT_EQ(font->glyphs[0].characters, (std::vector<char32_t>{U'A', U'Α'}));
  EXPECT_EQ(font->glyphs[1].characters, (std::vector<char32_t>{U'─'}));
  EXPECT_EQ(error(version_2(true) + "A\xFF"
                                    "B"),
            "is cut short in its table of characters");
  EXPECT_EQ(error(version_2(true) + "A\xFF\xC0\xFF"), "its table of characters is not in UTF-8");
}

TEST(Psf, IsRefusedWhereItIsCutShort) {
  for (const std::string& file : {version_1(0), version_2(false)}) {
    for (std::size_t size = 4; size < file.size(); ++size) {
      EXPECT_TRUE(error(file.substr(0, size)).starts_with("is cut short")) << size;
    }
  }
}

TEST(Psf, IsRefusedWithAHeaderThatCannotBe) {
  const auto changed = [](std::size_t at, std::uint32_t number) {
    return error(version_2(false).replace(at, 4, little_endian(number)));
  };
  EXPECT_EQ(changed(8, 0xFFFFFFFF), "is cut short: its 2 glyphs are not all there");
  EXPECT_EQ(changed(16, 0), "its header says that it has 0 glyphs");
  EXPECT_EQ(changed(16, 0xFFFFFFFF), "its header says that it has 4294967295 glyphs");
  EXPECT_EQ(changed(20, 3),
            "its header says that a glyph has 3 bytes, which 12 x 1 pixels have not");
  EXPECT_EQ(changed(24, 0),
            "its header says that glyphs have 12 x 0 pixels, and they have from 1 to 256 in each "
            "direction");
  EXPECT_EQ(changed(28, 257),
            "its header says that glyphs have 257 x 1 pixels, and they have from 1 to 256 in each "
            "direction");
}

}  // namespace
}  // namespace slipway::fonts
