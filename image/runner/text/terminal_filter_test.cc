// SPDX-License-Identifier: Apache-2.0
#include "image/runner/text/terminal_filter.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

std::string shown(std::string_view text) {
  TerminalFilter filter;
  std::string result = filter.show(text);
  return result + filter.rest();
}

TEST(TerminalFilter, KeepsTextAndColours) {
  for (const std::string_view text : {"Hello World!\r\n\tdone\n", "\u2554\u00E4\U0001F600",
                                      "\x1b[31mred\x1b[0m \x1b[1;38;5;9mx\x1b[m"}) {
    EXPECT_EQ(shown(text), text);
  }
}

TEST(TerminalFilter, EscapesWhatActs) {
  EXPECT_EQ(shown("\x1b]0;title\x07"), "\\x1b]0;title\\x07");
  EXPECT_EQ(shown("\x1b[2J"), "\\x1b[2J");
  EXPECT_EQ(shown("\x1b[c"), "\\x1b[c");
  EXPECT_EQ(shown("\xC2\x9B"
                  "2J"),
            "\\u{009B}2J");
  EXPECT_EQ(shown("\u202E"), "\\u{202E}");
  EXPECT_EQ(shown("a\bb\xFF"), "a\\x08b\\xff");
}

TEST(TerminalFilter, EscapesWhatNeverEnds) {
  EXPECT_EQ(shown("\x1b["), "\\x1b[");
  EXPECT_EQ(shown("\xE2\x94"), "\\xe2\\x94");
  const std::string digits(100, '1');
  EXPECT_EQ(shown("\x1b[" + digits + "m"), "\\x1b[" + digits + "m");
}

TEST(TerminalFilter, ShowsTheSameInPiecesOfAnySize) {
  const std::string text = "x\x1b[31mred\x1b]0;t\x07\u2554\xE2\x94\xFFy\u202E\x1b";
  for (std::size_t size = 1; size <= text.size(); ++size) {
    TerminalFilter filter;
    std::string result;
    for (std::size_t start = 0; start < text.size(); start += size) {
      result += filter.show(std::string_view(text).substr(start, size));
    }
    EXPECT_EQ(result + filter.rest(), shown(text)) << size;
  }
}

}  // namespace
}  // namespace slipway::runner
