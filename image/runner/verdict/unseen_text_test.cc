// SPDX-License-Identifier: Apache-2.0
#include "image/runner/verdict/unseen_text.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

Screen text_screen(std::u16string_view text) {
  Screen screen = Screen::of_text(1, 10);
  for (std::size_t i = 0; i < text.size(); ++i) {
    screen.cells[i].character = text[i];
  }
  return screen;
}

TEST(UnseenText, NeedsNoReasonWhereItWasNeverWritten) {
  EXPECT_EQ(why_not_seen(text_screen(u"Hello"), "Goodbye"), "");
}

TEST(UnseenText, CannotBeSeenWithoutAScreen) {
  EXPECT_EQ(why_not_seen(Screen(), "Goodbye"),
            ": no screen was seen; on a machine that has none, expect the text by expect_console");
}

TEST(UnseenText, IsOnAnotherPage) {
  Screen screen = text_screen(u"Hello");
  screen.memory.other_pages = {"a hidden page"};
  EXPECT_EQ(why_not_seen(screen, "hidden"), ": it is on a page that is not shown");
  EXPECT_EQ(why_not_seen(screen, "Goodbye"), "");
}

TEST(UnseenText, HasColoursThatHideIt) {
  Screen screen = text_screen(u"");
  screen.memory.shown_page = {"black on black"};
  EXPECT_EQ(why_not_seen(screen, "black"),
            ": it is in video memory, but its colours or its glyphs hide it");
}

TEST(UnseenText, HasGlyphsThatHideIt) {
  Screen screen = Screen::of_pixels(720, 400);
  screen.memory.shown_page = {"no letters"};
  EXPECT_EQ(why_not_seen(screen, "letters"),
            ": it is in video memory, but its colours or its glyphs hide it");
}

TEST(UnseenText, IsNotHiddenIfItIsOnlyOutOfOrder) {
  Screen screen = text_screen(u"Hello");
  screen.memory.shown_page = {"Hello"};
  screen.memory.other_pages = {"Hello"};
  EXPECT_EQ(why_not_seen(screen, "Hello"), "");
}

TEST(UnseenText, GoesOverTheEndOfARow) {
  Screen screen = Screen::of_text(2, 5);
  for (std::size_t i = 0; i < 9; ++i) {
    screen.cells[i].character = u"two lines"[i];
  }
  EXPECT_EQ(why_not_seen(screen, "two lines"),
            ": it goes over the end of a row, and a text stands within one (this screen has 5 "
            "columns)");
  EXPECT_EQ(why_not_seen(screen, "two rows"), "");
}

TEST(UnseenText, IsOnAScreenThatIsOff) {
  Screen screen;
  screen.kind = Screen::Kind::kOff;
  EXPECT_EQ(why_not_seen(screen, "Hello"), ": the screen is switched off");
}

TEST(UnseenText, MayBeInPixels) {
  EXPECT_EQ(
      why_not_seen(Screen::of_pixels(640, 480), "Hello"),
      ": the screen shows pixels (640 x 480), and no text in the font of Slipway's console; name "
      "the font that the kernel draws with, by font, or expect the text on a console, by "
      "expect_console");
}

TEST(UnseenText, HasGlyphsThatAreNone) {
  Screen screen = Screen::of_drawn_text(2, 10, 80, 32);
  screen.cell(0, 1).character = u'!';
  EXPECT_EQ(why_not_seen(screen, "Hello"), "");
  screen.cell(1, 3).character = kUnknownCharacter;
  EXPECT_EQ(why_not_seen(screen, "Hello"),
            ": what is drawn in 1 cell is no glyph of the font, first in row 2, column 4 (both "
            "counted from 1)");
  screen.cell(1, 9).character = kUnknownCharacter;
  EXPECT_EQ(why_not_seen(screen, "Hello"),
            ": what is drawn in 2 cells is no glyph of the font, first in row 2, column 4 (both "
            "counted from 1)");
}

TEST(UnseenText, IsNotOnABlankScreenOfPixels) {
  EXPECT_EQ(why_not_seen(Screen::of_drawn_text(2, 10, 80, 32), "Hello"),
            ": the screen is blank (80 x 32 pixels)");
  EXPECT_EQ(why_not_seen(Screen::of_text(2, 10), "Hello"), "");
}

}  // namespace
}  // namespace slipway::runner
