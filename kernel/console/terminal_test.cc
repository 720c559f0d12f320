// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/console/terminal.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace slipway {
namespace {

constexpr int kColumns = 10;
constexpr int kRows = 3;

constexpr Style kWhiteOnRed = {.foreground = Color::kWhite, .background = Color::kRed};

// A surface that remembers what it shows.
class RecordingSurface final : public Surface {
 public:
  struct Cell {
    char32_t character = U'\0';
    Style style;
  };

  int columns() const override { return kColumns; }
  int rows() const override { return kRows; }

  void put(Position at, char32_t character, Style style) override {
    ASSERT_TRUE(contains(at));
    cell(at) = {.character = character, .style = style};
  }

  void clear(Style blank) override {
    for (auto& row : cells_) {
      row.fill({.character = U' ', .style = blank});
    }
  }

  void scroll_up(Style blank) override {
    for (std::size_t row = 1; row < kRows; ++row) {
      cells_[row - 1] = cells_[row];
    }
    cells_.back().fill({.character = U' ', .style = blank});
  }

  void show_cursor(Position at) override {
    ASSERT_TRUE(contains(at));
    cursor_ = at;
  }

  void show() override { ++shown_; }

  // How often it was shown.
  int shown() const { return shown_; }

  Cell& cell(Position at) {
    return cells_[static_cast<std::size_t>(at.row)][static_cast<std::size_t>(at.column)];
  }

  std::u32string row(int number) {
    std::u32string text;
    for (int column = 0; column < kColumns; ++column) {
      text += cell({number, column}).character;
    }
    return text.substr(0, text.find_last_not_of(U' ') + 1);
  }

  std::optional<Position> cursor() const { return cursor_; }

 private:
  std::array<std::array<Cell, kColumns>, kRows> cells_;
  std::optional<Position> cursor_;
  int shown_ = 0;
};

class TerminalTest : public testing::Test {
 protected:
  TerminalTest() { terminal_.clear(); }

  std::u32string row(int number) { return surface_.row(number); }

  RecordingSurface surface_;
  Terminal terminal_{surface_};
};

TEST_F(TerminalTest, WritesFromTheTopLeft) {
  terminal_.write("Hello");
  EXPECT_EQ(row(0), U"Hello");
  EXPECT_EQ(terminal_.cursor(), (Position{0, 5}));
}

TEST_F(TerminalTest, WritesInTheCurrentStyle) {
  terminal_.write("a");
  terminal_.set_style(kWhiteOnRed);
  terminal_.write("b");
  EXPECT_EQ(surface_.cell({0, 0}).style, Style{});
  EXPECT_EQ(surface_.cell({0, 1}).style, kWhiteOnRed);
}

TEST_F(TerminalTest, NewLineCarriageReturnBackspace) {
  terminal_.write("one\ntwo\rT\bX");
  EXPECT_EQ(row(0), U"one");
  EXPECT_EQ(row(1), U"Xwo");
  terminal_.write("\r\b\b");
  EXPECT_EQ(terminal_.cursor(), (Position{1, 0}));
}

TEST_F(TerminalTest, TabGoesToTheNextMultipleOfEight) {
  terminal_.write("\tb");
  EXPECT_EQ(row(0), U"        b");
  terminal_.write("\rabc\tX");
  EXPECT_EQ(row(0), U"abc     X");
  terminal_.write("\n12345678\t|");
  EXPECT_EQ(row(1), U"12345678");
  EXPECT_EQ(row(2), U"|");
}

TEST_F(TerminalTest, WrapsAfterTheLastColumn) {
  terminal_.write("0123456789AB");
  EXPECT_EQ(row(0), U"0123456789");
  EXPECT_EQ(row(1), U"AB");
}

TEST_F(TerminalTest, FullRowWithNewLineLeavesNoEmptyRow) {
  terminal_.write("0123456789\nAB");
  EXPECT_EQ(row(1), U"AB");
}

TEST_F(TerminalTest, ScrollsOnceTheNextCharacterComes) {
  terminal_.write("one\ntwo\nthree\n");
  EXPECT_EQ(row(0), U"one");
  terminal_.write("four");
  EXPECT_EQ(row(0), U"two");
  EXPECT_EQ(row(1), U"three");
  EXPECT_EQ(row(2), U"four");
}

TEST_F(TerminalTest, ScrollsForEachNewLine) {
  terminal_.write("one\ntwo\nthree\n\n\nfour");
  EXPECT_EQ(row(0), U"");
  EXPECT_EQ(row(1), U"");
  EXPECT_EQ(row(2), U"four");
}

TEST_F(TerminalTest, ScrolledInRowHasTheCurrentStyle) {
  terminal_.write("one\ntwo\nthree\n");
  terminal_.set_style(kWhiteOnRed);
  terminal_.write("x");
  EXPECT_EQ(surface_.cell({2, 9}).style, kWhiteOnRed);
  EXPECT_EQ(surface_.cell({1, 9}).style, Style{});
}

TEST_F(TerminalTest, CharactersOfUnicode) {
  terminal_.write("─é€");
  EXPECT_EQ(row(0), U"─é€");
}

TEST_F(TerminalTest, CharactersInPieces) {
  terminal_.write("\xE2");
  terminal_.write("\x94");
  EXPECT_EQ(row(0), U"");
  terminal_.write("\x80");
  EXPECT_EQ(row(0), U"─");
}

TEST_F(TerminalTest, WhatIsNotUtf8IsVisible) {
  terminal_.write("\xFF\x80");
  EXPECT_EQ(row(0), U"\uFFFD\uFFFD");
  terminal_.write(
      "\r\xE2"
      "A");
  EXPECT_EQ(row(0), U"\uFFFDA");
}

TEST_F(TerminalTest, ClearFillsWithTheCurrentStyle) {
  terminal_.write("text");
  terminal_.set_style(kWhiteOnRed);
  terminal_.clear();
  EXPECT_EQ(terminal_.cursor(), Position{});
  for (int number = 0; number < kRows; ++number) {
    EXPECT_EQ(row(number), U"");
    EXPECT_EQ(surface_.cell({number, 0}).style, kWhiteOnRed);
  }
}

TEST_F(TerminalTest, CursorStaysOnTheSurface) {
  terminal_.set_cursor({2, 9});
  EXPECT_EQ(terminal_.cursor(), (Position{2, 9}));
  for (const Position outside :
       {Position{3, 0}, Position{0, 10}, Position{-1, 0}, Position{0, -1}}) {
    terminal_.set_cursor(outside);
    EXPECT_EQ(terminal_.cursor(), (Position{2, 9}));
  }
}

TEST_F(TerminalTest, SingleCellsLeaveTheCursor) {
  terminal_.write("ab");
  terminal_.put({2, 9}, U'─', kWhiteOnRed);
  EXPECT_EQ(surface_.cell({2, 9}).character, U'─');
  EXPECT_EQ(surface_.cell({2, 9}).style, kWhiteOnRed);
  EXPECT_EQ(terminal_.cursor(), (Position{0, 2}));
}

TEST_F(TerminalTest, ShowsWhereTheCursorIs) {
  terminal_.write("ab");
  EXPECT_EQ(surface_.cursor(), (Position{0, 2}));
  terminal_.write("\n\n\n");
  EXPECT_EQ(surface_.cursor(), (Position{2, 0}));  // while the scroll is outstanding
  terminal_.write("\r0123456789");
  EXPECT_EQ(surface_.cursor(), (Position{2, 9}));  // while the wrap is
}

TEST_F(TerminalTest, ShowsWhatIsWrittenAtOnce) {
  const int before = surface_.shown();
  terminal_.write("a");
  EXPECT_EQ(surface_.shown(), before + 1);
  terminal_.put({1, 1}, U'b', {});
  EXPECT_EQ(surface_.shown(), before + 2);
  terminal_.clear();
  EXPECT_EQ(surface_.shown(), before + 3);
}

TEST_F(TerminalTest, ShowsATextInPiecesOnce) {
  const int before = surface_.shown();
  const auto cursor = surface_.cursor();
  terminal_.hold();
  terminal_.write("a text\n");
  terminal_.write("in pieces\n");
  EXPECT_EQ(surface_.shown(), before);
  EXPECT_EQ(surface_.cursor(), cursor);
  terminal_.show();
  EXPECT_EQ(surface_.shown(), before + 1);
  EXPECT_EQ(surface_.cursor(), (Position{2, 0}));
  terminal_.write("after it");
  EXPECT_EQ(surface_.shown(), before + 2);
}

// A panic while a text is printed prints another one in the midst of it.
TEST_F(TerminalTest, ShowsTheRestOfATextInATextAtOnce) {
  terminal_.hold();
  terminal_.write("a");
  terminal_.hold();
  terminal_.write("b");
  terminal_.show();
  const int before = surface_.shown();
  terminal_.write("c");
  EXPECT_EQ(surface_.shown(), before + 1);
}

TEST(Terminal, WithoutSurfaceDropsText) {
  Terminal terminal;
  terminal.hold();
  terminal.show();
  terminal.write("nowhere\n\t\b");
  terminal.put({0, 0}, U'x', {});
  terminal.clear();
  EXPECT_EQ(terminal.cursor(), Position{});
  EXPECT_EQ(terminal.columns(), 0);
  EXPECT_EQ(terminal.rows(), 0);
}

}  // namespace
}  // namespace slipway
