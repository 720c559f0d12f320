// SPDX-License-Identifier: Apache-2.0
#include "image/runner/verdict/broken_glyph.h"

#include <gtest/gtest.h>

#include <string_view>

namespace slipway::runner {
namespace {

// Two rows of ten letters, the second of which is `text`.
Screen drawn(std::u16string_view text) {
  Screen screen = Screen::of_drawn_text(2, 10, 80, 32);
  for (std::size_t i = 0; i < text.size(); ++i) {
    screen.cell(1, i).character = text[i];
  }
  return screen;
}

TEST(BrokenGlyph, IsTheFirstWithinTheText) {
  EXPECT_EQ(broken_glyph(drawn(u"a Hel\uFFFDo"), "Hello"), (CellPosition{1, 5}));
  EXPECT_EQ(broken_glyph(drawn(u"a H\uFFFDl\uFFFDo"), "Hello"), (CellPosition{1, 3}));
  EXPECT_EQ(broken_glyph(drawn(u"\uFFFDello"), "Hello"), (CellPosition{1, 0}));
  EXPECT_EQ(broken_glyph(drawn(u"12345ab\u2500\uFFFDe"), "b\u2500de"), (CellPosition{1, 8}));
}

TEST(BrokenGlyph, IsNoneOfAnotherText) {
  EXPECT_EQ(broken_glyph(drawn(u"Hello"), "Hello"), std::nullopt);
  EXPECT_EQ(broken_glyph(drawn(u"Hel\uFFFDo"), "Help!"), std::nullopt);
  EXPECT_EQ(broken_glyph(drawn(u"Hello   \uFFFD"), "Hello"), std::nullopt);
  EXPECT_EQ(broken_glyph(drawn(u"     Hel\uFFFDo"), "Hello there"), std::nullopt);
}

TEST(BrokenGlyph, NeedsHalfOfTheTextToBeThere) {
  EXPECT_EQ(broken_glyph(drawn(u"O\uFFFD"), "OK"), (CellPosition{1, 1}));
  EXPECT_EQ(broken_glyph(drawn(u"\uFFFD\uFFFD\uFFFD"), "abc"), std::nullopt);
  EXPECT_EQ(broken_glyph(drawn(u"\uFFFD  b"), "a  b"), std::nullopt);
}

TEST(BrokenGlyph, IsThereInPixelsOnly) {
  Screen screen = drawn(u"Hel\uFFFDo");
  screen.is_drawn = false;
  EXPECT_EQ(broken_glyph(screen, "Hello"), std::nullopt);
  EXPECT_EQ(broken_glyph(Screen(), "Hello"), std::nullopt);
  EXPECT_EQ(broken_glyph(Screen::of_pixels(80, 32), "Hello"), std::nullopt);
}

TEST(BrokenGlyph, IsNoneWhereTheTextIsNone) {
  EXPECT_EQ(broken_glyph(drawn(u"\uFFFD"), ""), std::nullopt);
  EXPECT_EQ(broken_glyph(drawn(u"\uFFFDb"),
                         "\xFF"
                         "b"),
            std::nullopt);
}

}  // namespace
}  // namespace slipway::runner
