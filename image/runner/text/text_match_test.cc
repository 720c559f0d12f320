#include "image/runner/text/text_match.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

using Lines = std::vector<std::string>;

TEST(LinesOf, SplitsAndDropsCarriageReturns) {
  EXPECT_EQ(lines_of("one\r\ntwo\n\nthree"), (Lines{"one", "two", "", "three"}));
  EXPECT_EQ(lines_of(""), Lines{});
  EXPECT_EQ(lines_of("\n"), Lines{""});
}

TEST(FirstMissing, AcceptsTextsInOrder) {
  const Lines lines = {"Hello World!", "memory: 128 MiB"};
  EXPECT_EQ(first_missing(Lines{"Hello", "World", "memory"}, lines), std::nullopt);
  EXPECT_EQ(first_missing(Lines{}, lines), std::nullopt);
}

TEST(FirstMissing, NamesWhatIsOutOfOrder) {
  const Lines lines = {"Hello World!", "memory: 128 MiB"};
  EXPECT_EQ(first_missing(Lines{"memory", "Hello"}, lines), "Hello");
  EXPECT_EQ(first_missing(Lines{"World", "Hello"}, lines), "Hello");
}

TEST(FirstMissing, WantsARepeatedTextTwice) {
  EXPECT_EQ(first_missing(Lines{"ok", "ok"}, Lines{"ok"}), "ok");
  EXPECT_EQ(first_missing(Lines{"ok", "ok"}, Lines{"ok ok"}), std::nullopt);
}

TEST(FirstMissing, DoesNotJoinLines) {
  EXPECT_EQ(first_missing(Lines{"HelloWorld"}, Lines{"Hello", "World"}), "HelloWorld");
}

TEST(LineWith, FindsTheLine) {
  EXPECT_EQ(line_with("PANIC", Lines{"fine", "a PANIC here"}), "a PANIC here");
  EXPECT_EQ(line_with("PANIC", Lines{"fine"}), std::nullopt);
}

TEST(Tail, TakesWhatThereIs) {
  const Lines lines = {"a", "b", "c"};
  EXPECT_EQ(tail(lines, 2).front(), "b");
  EXPECT_EQ(tail(lines, 9).size(), 3u);
}

TEST(Printable, EscapesControlBytes) {
  EXPECT_EQ(printable("a\x1b[2J\xff"), "a\\x1b[2J\\xff");
}

TEST(Printable, KeepsUtf8) {
  EXPECT_EQ(printable("╔═ä"), "╔═ä");
  EXPECT_EQ(printable("\xC0\xAF"), "\\xc0\\xaf");
  EXPECT_EQ(printable("\xED\xA0\x80"), "\\xed\\xa0\\x80");
  EXPECT_EQ(printable("\xE2\x94"), "\\xe2\\x94");
}

}  // namespace
}  // namespace slipway::runner
