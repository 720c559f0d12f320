#include "slipway/kernel/console/vga_writer.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>

namespace slipway {
namespace {

constexpr int kColumns = 10;
constexpr int kRows = 3;
constexpr std::size_t kCells = static_cast<std::size_t>(kColumns) * kRows;

// A small screen with a guard cell before and after it.
class VgaWriterTest : public testing::Test {
 protected:
  VgaWriterTest() {
    for (volatile Cell& cell : cells_) cell.bits = kGuard;
    writer_.clear();
  }

  ~VgaWriterTest() override {
    EXPECT_EQ(cells_.front().bits, kGuard);
    EXPECT_EQ(cells_.back().bits, kGuard);
  }

  std::string row(int number) {
    std::string text;
    for (int column = 0; column < kColumns; ++column) {
      text += writer_.screen().get({number, column}).character();
    }
    return text.substr(0, text.find_last_not_of(' ') + 1);
  }

  static constexpr std::uint16_t kGuard = 0xABCD;

  std::array<Cell, kCells + 2> cells_;
  VgaWriter writer_{TextBuffer(&cells_[1], kColumns, kRows)};
};

TEST_F(VgaWriterTest, WritesFromTheTopLeft) {
  writer_.write("Hello");
  EXPECT_EQ(row(0), "Hello");
  EXPECT_EQ(writer_.cursor(), (Position{0, 5}));
}

TEST_F(VgaWriterTest, CellsHoldTheCharacterLowAndTheColorsHigh) {
  writer_.set_color(Attribute::of(Color::kYellow, Color::kBlue));
  writer_.write("A");
  EXPECT_EQ(cells_[1].bits, 0x1E41);
  writer_.write(std::string_view("\0", 1));
  EXPECT_EQ(cells_[2].bits, 0x1EFE);
}

TEST_F(VgaWriterTest, NewLineCarriageReturnBackspace) {
  writer_.write("one\ntwo\rT\bX");
  EXPECT_EQ(row(0), "one");
  EXPECT_EQ(row(1), "Xwo");
  writer_.write("\r\b\b");
  EXPECT_EQ(writer_.cursor(), (Position{1, 0}));
}

TEST_F(VgaWriterTest, TabGoesToTheNextMultipleOfEight) {
  writer_.write("\tb");
  EXPECT_EQ(row(0), "        b");
  writer_.write("\rabc\tX");
  EXPECT_EQ(row(0), "abc     X");
  writer_.write("\n12345678\t|");
  EXPECT_EQ(row(1), "12345678");
  EXPECT_EQ(row(2), "|");
}

TEST_F(VgaWriterTest, WrapsAfterTheLastColumn) {
  writer_.write("0123456789AB");
  EXPECT_EQ(row(0), "0123456789");
  EXPECT_EQ(row(1), "AB");
}

TEST_F(VgaWriterTest, FullRowWithNewLineLeavesNoEmptyRow) {
  writer_.write("0123456789\nAB");
  EXPECT_EQ(row(1), "AB");
}

TEST_F(VgaWriterTest, ScrollsOnceTheNextCharacterComes) {
  writer_.write("one\ntwo\nthree\n");
  EXPECT_EQ(row(0), "one");
  writer_.write("four");
  EXPECT_EQ(row(0), "two");
  EXPECT_EQ(row(1), "three");
  EXPECT_EQ(row(2), "four");
}

TEST_F(VgaWriterTest, ScrollsForEachNewLine) {
  writer_.write("one\ntwo\nthree\n\n\nfour");
  EXPECT_EQ(row(0), "");
  EXPECT_EQ(row(1), "");
  EXPECT_EQ(row(2), "four");
}

TEST_F(VgaWriterTest, ScrolledInRowHasTheCurrentColors) {
  writer_.write("one\ntwo\nthree\n");
  writer_.set_color(Attribute::of(Color::kWhite, Color::kRed));
  writer_.write("x");
  const Cell blank = Cell::of(' ', Attribute::of(Color::kWhite, Color::kRed));
  EXPECT_EQ(writer_.screen().get({2, 9}), blank);
  EXPECT_NE(writer_.screen().get({1, 9}), blank);
}

TEST_F(VgaWriterTest, UnicodeThatTheFontHas) {
  writer_.write("─é");
  EXPECT_EQ(row(0), "\xC4\x82");
}

TEST_F(VgaWriterTest, UnicodeInPieces) {
  writer_.write("\xE2");
  writer_.write("\x94");
  EXPECT_EQ(row(0), "");
  writer_.write("\x80");
  EXPECT_EQ(row(0), "\xC4");
}

TEST_F(VgaWriterTest, WhatTheFontLacksIsVisible) {
  writer_.write("€\xFF\x80\x01\x7F");
  EXPECT_EQ(row(0), "\xFE\xFE\xFE\xFE\xFE");
  writer_.write(
      "\r\xE2"
      "A");
  EXPECT_EQ(row(0),
            "\xFE"
            "A\xFE\xFE\xFE");
}

TEST_F(VgaWriterTest, ClearFillsWithTheCurrentColors) {
  writer_.write("text");
  writer_.set_color(Attribute::of(Color::kBlack, Color::kCyan));
  writer_.clear();
  EXPECT_EQ(writer_.cursor(), Position{});
  for (std::size_t i = 1; i <= kCells; ++i) EXPECT_EQ(cells_[i].bits, 0x3020);
}

TEST_F(VgaWriterTest, CursorStaysOnTheScreen) {
  writer_.set_cursor({2, 9});
  EXPECT_EQ(writer_.cursor(), (Position{2, 9}));
  for (const Position outside :
       {Position{3, 0}, Position{0, 10}, Position{-1, 0}, Position{0, -1}}) {
    writer_.set_cursor(outside);
    EXPECT_EQ(writer_.cursor(), (Position{2, 9}));
  }
}

TEST_F(VgaWriterTest, BufferIgnoresPositionsOutside) {
  TextBuffer& screen = writer_.screen();
  for (const Position outside :
       {Position{3, 0}, Position{0, 10}, Position{-1, 0}, Position{0, -1}}) {
    screen.put(outside, Cell::of('X', VgaWriter::kDefaultColor));
    EXPECT_EQ(screen.get(outside), Cell{});
  }
  for (int number = 0; number < kRows; ++number) EXPECT_EQ(row(number), "");
}

TEST(VgaWriter, TellsWhereTheCursorIs) {
  static std::uint16_t cursor;
  std::array<Cell, kCells> cells{};
  VgaWriter writer(TextBuffer(cells.data(), kColumns, kRows),
                   [](std::uint16_t at) { cursor = at; });
  writer.write("ab");
  EXPECT_EQ(cursor, 2);
  writer.write("\n\n\n");
  EXPECT_EQ(cursor, 20);  // on the last row, while the scroll is outstanding
}

TEST(VgaWriter, WithoutScreenDropsText) {
  VgaWriter writer;
  writer.write("nowhere\n\t\b");
  writer.clear();
  EXPECT_EQ(writer.cursor(), Position{});
}

}  // namespace
}  // namespace slipway
