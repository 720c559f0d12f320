// SPDX-License-Identifier: Apache-2.0
#include "image/runner/screen/grid_finder.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "image/runner/screen/canvas.h"
#include "slipway/fonts/spleen_16x32.h"
#include "slipway/fonts/spleen_8x16.h"

namespace slipway::runner {
namespace {

GridFinder finder(const fonts::Font& font = fonts::spleen_8x16) {
  return GridFinder(PixelFont(font), "my.psf");
}

Screen read(const Canvas& canvas) {
  return finder().read(canvas.picture());
}

constexpr std::u16string_view kText = u"Hello, foreign console!";
constexpr std::string_view kTextInUtf8 = "Hello, foreign console!";

// The row with the text, without what stands before it.
std::string text_in(const Screen& screen) {
  for (const std::string& row : screen.rows()) {
    if (!row.empty()) {
      return row.substr(row.find_first_not_of(' '));
    }
  }
  return "";
}

TEST(GridFinder, FindsWhereLettersAre) {
  for (const int left : {0, 3, 64}) {
    for (const int top : {0, 31}) {
      Canvas canvas(270, 70, {.left = left, .top = top});
      canvas.put(1, 2, kText);
      const Screen screen = read(canvas);
      ASSERT_EQ(screen.kind, Screen::Kind::kText) << left << ", " << top;
      EXPECT_TRUE(screen.is_drawn);
      EXPECT_EQ(text_in(screen), kTextInUtf8) << left << ", " << top;
    }
  }
}

TEST(GridFinder, FindsHowLargeTheyAre) {
  for (const int scale : {2, 3, 8}) {
    Canvas canvas(scale * 200 + 5, scale * 18, {.scale = scale, .left = 5, .top = scale + 1});
    canvas.put(0, 1, kText);
    EXPECT_EQ(text_in(read(canvas)), kTextInUtf8) << scale;
  }
}

TEST(GridFinder, FindsThemBesideAPicture) {
  Canvas canvas(600, 120, {.scale = 2, .left = 5});
  for (const int row : {0, 1, 2}) {
    canvas.put(row, 1, kText);
  }
  for (int y = 1; y < 20; ++y) {
    for (int x = 480; x < 520; ++x) {
      canvas.pixel(x, y) = {static_cast<std::uint8_t>(x), static_cast<std::uint8_t>(7 * y), 99};
    }
  }
  const Screen screen = read(canvas);
  ASSERT_EQ(screen.kind, Screen::Kind::kText);
  EXPECT_TRUE(screen.rows()[1].contains(kTextInUtf8));
}

TEST(GridFinder, FindsCellsThatAreWiderThanGlyphs) {
  for (const bool spreads : {false, true}) {
    Canvas canvas(400, 100, {.left = 11, .spacing = 1, .spreads = spreads});
    canvas.put(1, 2, kText);
    canvas.put(2, 2, u"┌──┐ more");
    const Screen screen = read(canvas);
    EXPECT_EQ(text_in(screen), kTextInUtf8) << spreads;
    EXPECT_TRUE(screen.rows()[2].ends_with("┌──┐ more")) << spreads;
  }
}

TEST(GridFinder, FindsAnyColors) {
  Canvas canvas(400, 100, {.left = 7});
  canvas.put(1, 2, u"Hello, ", kYellow, kBlue);
  canvas.put(1, 9, u"foreign ", kBlack, kGrey);
  canvas.put(1, 17, u"console!", {1, 200, 3}, {90, 0, 7});
  EXPECT_EQ(text_in(read(canvas)), kTextInUtf8);
}

TEST(GridFinder, FindsLettersOfOtherFonts) {
  Canvas canvas(400, 50, {.left = 4, .top = 9, .font = &fonts::spleen_16x32});
  canvas.put(0, 1, kText);
  EXPECT_EQ(text_in(finder(fonts::spleen_16x32).read(canvas.picture())), kTextInUtf8);
}

TEST(GridFinder, SaysWhichCellHasNoGlyph) {
  Canvas canvas(400, 100, {.left = 7});
  canvas.put(1, 2, kText);
  canvas.pixel(7 + 3 * 8 + 2, 16 + 5) = kYellow;  // of the "e"
  EXPECT_EQ(text_in(read(canvas)), "H\uFFFDllo, foreign console!");
}

TEST(GridFinder, FindsAnotherGridWhenThereIsAnother) {
  GridFinder finder(PixelFont(fonts::spleen_8x16), "my.psf");
  for (const int left : {3, 3, 6}) {
    Canvas canvas(400, 100, {.left = left});
    canvas.put(1, 2, kText);
    EXPECT_EQ(text_in(finder.read(canvas.picture())), kTextInUtf8) << left;
  }
  Canvas smaller(200, 50, {.left = 1});
  smaller.put(1, 0, kText);
  EXPECT_EQ(text_in(finder.read(smaller.picture())), kTextInUtf8);
}

TEST(GridFinder, CallsAScreenOfOneColorBlank) {
  const Screen screen = read(Canvas(400, 100));
  EXPECT_EQ(screen.kind, Screen::Kind::kText);
  EXPECT_TRUE(screen.is_drawn);
  EXPECT_EQ(screen.width, 400u);
  EXPECT_TRUE(screen.rows().empty());
}

TEST(GridFinder, SaysThatThereIsNoGrid) {
  Canvas canvas(400, 100);
  for (int y = 0; y < 100; ++y) {
    for (int x = 0; x < 400; ++x) {
      canvas.pixel(x, y) = {static_cast<std::uint8_t>(x), static_cast<std::uint8_t>(y), 0};
    }
  }
  const Screen screen = read(canvas);
  EXPECT_EQ(screen.kind, Screen::Kind::kPixels);
  EXPECT_EQ(screen.grid_fault, GridFault::kNoGrid);
  EXPECT_EQ(
      screen.grid_words,
      "nothing in the picture (400 x 100 pixels) is a glyph of my.psf: give the font that the "
      "kernel draws with");
}

TEST(GridFinder, SaysThatItIsAnotherFont) {
  Canvas canvas(640, 200, {.font = &fonts::spleen_16x32});
  canvas.put(1, 2, u"Hello, ▄ console!");
  const Screen screen = read(canvas);
  EXPECT_EQ(screen.kind, Screen::Kind::kPixels);
  EXPECT_EQ(screen.grid_fault, GridFault::kWrongFont);
  EXPECT_TRUE(screen.grid_words.starts_with("where a grid fits best, ")) << screen.grid_words;
  EXPECT_TRUE(screen.grid_words.ends_with(
      " cells have a glyph of my.psf: give the font that the kernel draws with"))
      << screen.grid_words;
}

TEST(GridFinder, SaysThatTwoGridsFit) {
  Canvas canvas(400, 100);
  canvas.put(1, 2, u".....");  // or the dots in the middle of the letters of another grid
  const Screen screen = read(canvas);
  EXPECT_EQ(screen.kind, Screen::Kind::kPixels);
  EXPECT_EQ(screen.grid_fault, GridFault::kTwoGrids);
  EXPECT_TRUE(screen.grid_words.starts_with("letters of my.psf may begin from pixel "))
      << screen.grid_words;
}

}  // namespace
}  // namespace slipway::runner
