#include "image/runner/view/terminal_view.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace slipway::runner {
namespace {

// "Hi" in yellow on blue.
Screen greeting() {
  return Screen::from_memory(std::string("H\x1Ei\x1E"));
}

TEST(TerminalView, TranslatesColours) {
  EXPECT_TRUE(drawn(greeting(), 1, 2).starts_with("\x1b[93;44mHi\x1b[0m"));
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
