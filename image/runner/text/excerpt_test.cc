// SPDX-License-Identifier: Apache-2.0
#include "image/runner/text/excerpt.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

using Lines = std::vector<std::string_view>;

TEST(LineCount, CountsALastLineWithoutAnEnd) {
  EXPECT_EQ(line_count(""), 0u);
  EXPECT_EQ(line_count("\n"), 1u);
  EXPECT_EQ(line_count("a\n\nb"), 3u);
  EXPECT_EQ(line_count("a\nb\n"), 2u);
}

TEST(LastLines, TakesWhatThereIs) {
  EXPECT_EQ(last_lines("a\nb\nc\n", 2), (Lines{"b", "c"}));
  EXPECT_EQ(last_lines("a\n\nc", 9), (Lines{"a", "", "c"}));
  EXPECT_EQ(last_lines("", 9), Lines{});
  EXPECT_EQ(last_lines("\n", 9), Lines{""});
}

TEST(Printable, EscapesControlBytes) {
  EXPECT_EQ(printable("a\x1b[2J\xff"), "a\\x1b[2J\\xff");
}

TEST(Printable, KeepsUtf8) {
  EXPECT_EQ(printable("\u2554\u2550\u00E4\U0001F600"), "\u2554\u2550\u00E4\U0001F600");
  EXPECT_EQ(printable("\u00E4\xC0\xAF"), "\u00E4\\xc0\\xaf");
  EXPECT_EQ(printable("\xE2\x94"), "\\xe2\\x94");
}

TEST(Printable, EscapesWhatActsOnATerminal) {
  EXPECT_EQ(printable("\xC2\x9B"), "\\u{009B}");
  EXPECT_EQ(printable("\u202E"), "\\u{202E}");
  EXPECT_EQ(printable("\u2066"), "\\u{2066}");
}

// "nee\u200Bdle" is not the text "needle", and must not look like it.
TEST(Printable, EscapesWhatNobodySees) {
  EXPECT_EQ(printable("nee\u200Bdle"), "nee\\u{200B}dle");
  EXPECT_EQ(printable("\u00AD \u2060 \uFEFF"), "\\u{00AD} \\u{2060} \\u{FEFF}");
  EXPECT_EQ(printable("\U000E0041"), "\\u{E0041}");
  EXPECT_EQ(printable("\u200D\u0301"), "\u200D\u0301");
}

TEST(Printable, EscapesWhatXmlDoesNotHave) {
  EXPECT_EQ(printable("\xEF\xBF\xBE \xEF\xBF\xBF"), "\\u{FFFE} \\u{FFFF}");
  EXPECT_EQ(printable("\xF0\x9F\xBF\xBF"), "\\u{1FFFF}");
}

TEST(Excerpt, LeavesShortLinesAsTheyAre) {
  EXPECT_EQ(excerpt("Hello!\r"), "Hello!");
  EXPECT_EQ(excerpt(std::string(400, 'x')), std::string(400, 'x'));
}

TEST(Excerpt, CountsWhatItLeavesOut) {
  EXPECT_EQ(
      excerpt(std::string(3'000'000, 'x')),
      std::string(300, 'x') + " [... 2999600 bytes of this line ...] " + std::string(100, 'x'));
}

TEST(Excerpt, CutsBetweenCharacters) {
  std::string line = "x";
  for (int i = 0; i < 300; ++i) {
    line += "\u2550";
  }
  const std::string cut = excerpt(line);
  EXPECT_FALSE(cut.contains("\\x")) << cut;
  EXPECT_TRUE(cut.contains("bytes of this line")) << cut;
}

TEST(Excerpt, IsShortForAnyBytes) {
  EXPECT_LT(excerpt(std::string(1'000'000, '\x80')).size(), 2000u);
}

}  // namespace
}  // namespace slipway::runner
