// SPDX-License-Identifier: Apache-2.0
#include "image/runner/screen/pixel_reader.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "image/runner/screen/canvas.h"
#include "image/runner/screen/font_characters.h"
#include "slipway/fonts/spleen_16x32.h"

namespace slipway::runner {
namespace {

Screen read(const Canvas& canvas) {
  return read_console(canvas.picture());
}

TEST(ReadConsole, ReadsTextInItsColors) {
  Canvas canvas(640, 480);
  canvas.put(0, 0, u"Hello, pixels!");
  canvas.put(29, 74, u"─ end.", kYellow, kBlue);
  const Screen screen = read(canvas);
  EXPECT_EQ(screen.kind, Screen::Kind::kText);
  EXPECT_TRUE(screen.is_drawn);
  EXPECT_EQ(screen.width, 640u);
  EXPECT_EQ(screen.height, 480u);
  ASSERT_EQ(screen.columns, 80u);
  ASSERT_EQ(screen.row_count, 30u);
  EXPECT_EQ(screen.rows()[0], "Hello, pixels!");
  EXPECT_EQ(screen.rows()[29], std::string(74, ' ') + "─ end.");
  EXPECT_EQ(screen.cell(0, 0), (ScreenCell{u'H', kGrey, kBlack}));
  EXPECT_EQ(screen.cell(29, 74), (ScreenCell{u'─', kYellow, kBlue}));
  EXPECT_EQ(screen.cell(29, 75), (ScreenCell{u' ', kBlue, kBlue}));
}

TEST(ReadConsole, ReadsLargeLetters) {
  for (const auto& [width, height, scale] : {std::tuple{1920, 1080, 2}, {3840, 2160, 3}}) {
    Canvas canvas(width, height, {.scale = scale});
    canvas.put(3, 7, u"Hello, pixels!");
    const Screen screen = read(canvas);
    EXPECT_EQ(screen.kind, Screen::Kind::kText);
    EXPECT_EQ(screen.rows()[3], "       Hello, pixels!");
  }
}

TEST(ReadConsole, ReadsLargeLettersInTheFineFont) {
  for (const auto& [width, height, scale] : {std::tuple{1920, 1080, 1}, {2560, 1600, 1}}) {
    Canvas canvas(width, height, {.scale = scale, .font = &fonts::spleen_16x32});
    canvas.put(3, 7, u"Hello, pixels!");
    Screen screen = read(canvas);
    EXPECT_EQ(screen.kind, Screen::Kind::kText);
    EXPECT_EQ(screen.rows()[3], "       Hello, pixels!");

    // One that is broken is a glyph of neither.
    Color& pixel = canvas.pixel(8 * 16 * scale + 2, 3 * 32 * scale + 2);
    pixel = pixel == kBlack ? kGrey : kBlack;
    screen = read(canvas);
    EXPECT_EQ(screen.rows()[3], "       H\uFFFDllo, pixels!");
  }
}

TEST(ReadConsole, ReadsEachCharacter) {
  Canvas canvas(640, 480);
  for (int code = 0; code < 256; ++code) {
    // Letters on both sides, for those that can be seen in two ways.
    canvas.put(code / 16, code % 16 * 3, u"( )");
    canvas.draw(code / 16, code % 16 * 3 + 1, static_cast<std::uint8_t>(code), kGrey, kBlack);
  }
  const Screen screen = read(canvas);
  ASSERT_EQ(screen.kind, Screen::Kind::kText);
  for (std::size_t code = 0; code < 256; ++code) {
    const char16_t seen = screen.cell(code / 16, code % 16 * 3 + 1).character;
    EXPECT_EQ(seen, font_character(static_cast<std::uint8_t>(code))) << "code " << code;
  }
}

TEST(ReadConsole, ReadsBlocksByTheLettersBesideThem) {
  Canvas canvas(640, 480);
  canvas.put(0, 0, u"[███▄▀▌▐ ] a bar");
  canvas.put(1, 0, u"███   50 %");
  canvas.put(2, 0, u"   ███");
  canvas.put(3, 0, u"   of yellow ▀▄   ", kYellow, kBlue);
  canvas.put(4, 0, u"menu ");
  canvas.put(4, 5, u" chosen ", kBlack, kGrey);
  canvas.put(4, 13, u" other");
  const std::vector<std::string> rows = read(canvas).rows();
  EXPECT_EQ(rows[0], "[███▄▀▌▐ ] a bar");
  EXPECT_EQ(rows[1], "███   50 %");
  EXPECT_EQ(rows[2], "");  // nothing says which of the colours is ink
  EXPECT_EQ(rows[3], "   of yellow ▀▄");
  EXPECT_EQ(rows[4], "menu  chosen  other");
}

TEST(ReadConsole, TakesNoLetterThatNobodyCanSee) {
  Canvas canvas(640, 480);
  canvas.put(0, 0, u"seen");
  canvas.put(1, 0, u"black on black", {4, 4, 4}, kBlack);
  EXPECT_EQ(read(canvas).rows()[0], "seen");
  EXPECT_EQ(read(canvas).rows()[1], "");
}

TEST(ReadConsole, TakesNoGlyphWithAPixelTooManyOrTooFew) {
  const PixelFont font(fonts::spleen_8x16);
  for (const int scale : {1, 2, 3}) {
    Canvas whole(8 * 5 * scale, 16 * scale, {.scale = scale});
    whole.put(0, 0, u"Hello");
    for (int y = 0; y < 16 * scale; ++y) {
      for (int x = 0; x < 8 * scale; ++x) {
        Canvas canvas = whole;
        Color& pixel = canvas.pixel(8 * scale + x, y);  // of the "e"
        pixel = pixel == kBlack ? kGrey : kBlack;
        const Screen screen =
            read_pixels(canvas.picture(), font,
                        {.rows = 1, .columns = 5, .scale = static_cast<std::size_t>(scale)});
        EXPECT_EQ(screen.rows()[0], "H\uFFFDllo") << x << ", " << y;
      }
    }
  }
}

TEST(ReadConsole, TakesNoGlyphInThreeColors) {
  Canvas canvas(640, 480);
  canvas.put(0, 0, u"Hello");
  canvas.pixel(8 * 4, 0) = kBlue;  // of the "o"
  EXPECT_EQ(read(canvas).rows()[0], "Hell\uFFFD");
}

TEST(ReadConsole, CallsAScreenOfOneColorBlank) {
  Canvas canvas(800, 600);
  Screen screen = read(canvas);
  EXPECT_EQ(screen.kind, Screen::Kind::kText);
  EXPECT_TRUE(screen.is_drawn);
  EXPECT_EQ(screen.rows(), std::vector<std::string>(37));
}

TEST(ReadConsole, CallsPixelsWhatHasNoGlyphs) {
  Canvas stripes(640, 480);
  for (int row = 0; row < 30; row += 2) {
    stripes.put(row, 0, std::u16string(80, u' '), kGrey, kBlue);
  }
  Canvas gradient(640, 480);
  for (int y = 0; y < 480; ++y) {
    for (int x = 0; x < 640; ++x) {
      gradient.pixel(x, y) = {static_cast<std::uint8_t>(x), static_cast<std::uint8_t>(y), 0};
    }
  }
  gradient.put(0, 0, u"logo");
  for (const Canvas& canvas : {stripes, gradient}) {
    const Screen screen = read(canvas);
    EXPECT_EQ(screen.kind, Screen::Kind::kPixels);
    EXPECT_EQ(screen.width, 640u);
    EXPECT_EQ(screen.height, 480u);
  }
}

TEST(ReadConsole, CallsPixelsWhereNoLetterFits) {
  EXPECT_EQ(read(Canvas(7, 480)).kind, Screen::Kind::kPixels);
  EXPECT_EQ(read(Canvas(640, 15)).kind, Screen::Kind::kPixels);
}

}  // namespace
}  // namespace slipway::runner
