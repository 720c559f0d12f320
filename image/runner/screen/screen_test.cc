// SPDX-License-Identifier: Apache-2.0
#include "image/runner/screen/screen.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

namespace slipway::runner {
namespace {

Screen screen_with(std::u16string_view text, std::size_t rows, std::size_t columns) {
  Screen screen = Screen::of_text(rows, columns);
  for (std::size_t i = 0; i < text.size(); ++i) {
    screen.cells[i].character = text[i];
  }
  return screen;
}

TEST(Screen, GivesRowsWithoutTheBlanksAtTheirEnds) {
  const auto rows = screen_with(u"Hello   ä", 25, 8).rows();
  ASSERT_EQ(rows.size(), 25u);
  EXPECT_EQ(rows[0], "Hello");
  EXPECT_EQ(rows[1], "ä");
  EXPECT_EQ(rows[2], "");
}

TEST(Screen, HasNoRowsWhereItIsNoText) {
  EXPECT_TRUE(Screen().rows().empty());
  EXPECT_TRUE(Screen::of_pixels(640, 480).rows().empty());
}

TEST(Screen, IsFramedAsItWas) {
  for (const auto& [rows, columns] : {std::pair{25uz, 80uz}, {25uz, 40uz}, {12uz, 20uz}}) {
    const std::string text = framed(screen_with(u"Hello", rows, columns));
    EXPECT_TRUE(text.contains("│Hello  "));
    EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(text, '\n')), rows + 2);
  }
}

TEST(Screen, LeavesOutBlanksThatNobodyMisses) {
  Screen screen = Screen::of_drawn_text(50, 160, 1280, 800);
  screen.cell(2, 3).character = u'x';
  std::string text = framed(screen);
  EXPECT_EQ(std::ranges::count(text, '\n'), 25 + 2 + 1);
  EXPECT_TRUE(text.contains("\n│   x" + std::string(76, ' ') + "│\n"));
  EXPECT_TRUE(text.ends_with("  (80 x 25 of text (160 x 50) in pixels; the rest is blank)\n"));

  screen.cell(48, 99).character = u'x';
  text = framed(screen);
  EXPECT_TRUE(text.contains("\n│" + std::string(99, ' ') + "x│\n"));
  EXPECT_TRUE(text.ends_with("  (100 x 49 of text (160 x 50) in pixels; the rest is blank)\n"));

  screen.cell(49, 159).character = u'x';
  EXPECT_EQ(std::ranges::count(framed(screen), '\n'), 50 + 2);
}

TEST(Screen, KnowsHowMuchOfItIsUsed) {
  Screen screen = Screen::of_text(25, 80);
  EXPECT_EQ(screen.used_rows(), 0U);
  EXPECT_EQ(screen.used_columns(), 0U);
  screen.cell(24, 0).character = u'x';
  screen.cell(3, 7).character = u'x';
  EXPECT_EQ(screen.used_rows(), 25U);
  EXPECT_EQ(screen.used_columns(), 8U);
}

TEST(Screen, SaysWhatItIsInsteadOfText) {
  EXPECT_EQ(framed(Screen::of_pixels(640, 480)), "  (pixels (640 x 480))\n");
}

TEST(Screen, SaysWhetherItsTextIsInPixels) {
  EXPECT_EQ(words_for(Screen::of_text(25, 80)), "text (80 x 25)");
  EXPECT_EQ(words_for(Screen::of_drawn_text(48, 128, 1024, 768)), "text (128 x 48) in pixels");
}

TEST(Screen, LooksLikeAnotherWithOtherMemory) {
  Screen screen = screen_with(u"Hello", 25, 80);
  screen.memory.other_pages = {"hidden"};
  EXPECT_TRUE(screen.looks_like(screen_with(u"Hello", 25, 80)));
  EXPECT_FALSE(screen.looks_like(screen_with(u"Hallo", 25, 80)));
}

}  // namespace
}  // namespace slipway::runner
