// SPDX-License-Identifier: Apache-2.0
#include "image/runner/view/terminal_view.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace slipway::runner {
namespace {

// "Hi" in yellow on blue, on a screen of 25 by 80.
Screen greeting() {
  Screen screen = Screen::of_text(25, 80);
  screen.cell(0, 0) = {u'H', kVgaPalette[14], kVgaPalette[1]};
  screen.cell(0, 1) = {u'i', kVgaPalette[14], kVgaPalette[1]};
  return screen;
}

TEST(TerminalView, TranslatesColours) {
  EXPECT_TRUE(drawn(greeting(), 1, 2).starts_with("\x1b[93;44mHi\x1b[0m"));
}

TEST(TerminalView, TakesTheNearestColour) {
  Screen screen = greeting();
  screen.cell(0, 0).foreground = {250, 240, 90};
  screen.cell(0, 0).background = {1, 2, 170};
  EXPECT_EQ(drawn(screen, 1, 2), drawn(greeting(), 1, 2));
}

TEST(TerminalView, SaysWhatItCannotDraw) {
  EXPECT_EQ(drawn(Screen::of_pixels(640, 480), 25, 80), "The screen: pixels (640 x 480).\r\n");
  EXPECT_EQ(drawn(Screen::of_pixels(640, 480), 25, 3), "The\r\n");
  EXPECT_EQ(drawn(Screen::of_pixels(640, 480), 0, 80), "");
}

TEST(TerminalView, DrawsAsManyRowsAsThereAre) {
  const std::string text = drawn(Screen::of_text(50, 80), 60, 80);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 50);
}

TEST(TerminalView, IsClippedToTheTerminal) {
  EXPECT_EQ(drawn(greeting(), 1, 1), "\x1b[93;44mH\x1b[0m\r\n");
  const auto lines = [](const std::string& text) {
    return std::count(text.begin(), text.end(), '\n');
  };
  EXPECT_EQ(lines(drawn(greeting(), 10, 80)), 10);
  EXPECT_EQ(lines(drawn(greeting(), 50, 200)), 25);
  EXPECT_EQ(drawn(greeting(), 0, 80), "");
}

}  // namespace
}  // namespace slipway::runner
