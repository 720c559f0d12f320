// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/console/vga_surface.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace slipway {
namespace {

using machine::vga::Cell;

constexpr int kColumns = 10;
constexpr int kRows = 3;
constexpr std::size_t kCells = static_cast<std::size_t>(kColumns) * kRows;

constexpr std::array kOutside = {Position{3, 0}, Position{0, 10}, Position{-1, 0}, Position{0, -1}};

// A small screen with a guard cell before and after it.
class VgaSurfaceTest : public testing::Test {
 protected:
  VgaSurfaceTest() {
    for (volatile Cell& cell : cells_) {
      cell.bits = kGuard;
    }
    surface_.clear({});
  }

  ~VgaSurfaceTest() override {
    EXPECT_EQ(cells_.front().bits, kGuard);
    EXPECT_EQ(cells_.back().bits, kGuard);
  }

  std::uint16_t bits(Position at) const {
    return cells_[static_cast<std::size_t>(1 + at.row * kColumns + at.column)].bits;
  }

  static constexpr std::uint16_t kGuard = 0xABCD;

  std::array<Cell, kCells + 2> cells_;
  VgaSurface surface_{&cells_[1], kColumns, kRows};
};

TEST_F(VgaSurfaceTest, CellsHoldTheCharacterLowAndTheColorsHigh) {
  surface_.put({0, 0}, U'A', {.foreground = Color::kYellow, .background = Color::kBlue});
  EXPECT_EQ(bits({0, 0}), 0x1E41);
  surface_.put({2, 9}, U'A', {});
  EXPECT_EQ(bits({2, 9}), 0x0741);
}

TEST_F(VgaSurfaceTest, BoldIsBright) {
  surface_.put({0, 0}, U'A', {.foreground = Color::kRed, .bold = true});
  EXPECT_EQ(bits({0, 0}), 0x0C41);
  surface_.put({0, 0}, U'A', {.foreground = Color::kWhite, .bold = true});
  EXPECT_EQ(bits({0, 0}), 0x0F41);
}

TEST_F(VgaSurfaceTest, CharactersThatTheFontHas) {
  surface_.put({0, 0}, U'─', {});
  surface_.put({0, 1}, U'é', {});
  EXPECT_EQ(bits({0, 0}), 0x07C4);
  EXPECT_EQ(bits({0, 1}), 0x0782);
  surface_.put({0, 2}, U'►', {});
  surface_.put({0, 3}, U'⌂', {});
  EXPECT_EQ(bits({0, 2}), 0x0710);
  EXPECT_EQ(bits({0, 3}), 0x077F);
}

TEST_F(VgaSurfaceTest, WhatTheFontLacksIsVisible) {
  for (const char32_t character : {U'€', U'\uFFFD', U'\0', U'\x01', U'\x7F'}) {
    surface_.put({1, 0}, character, {});
    EXPECT_EQ(bits({1, 0}), 0x07FE);
  }
}

TEST_F(VgaSurfaceTest, IgnoresPositionsOutside) {
  for (const Position outside : kOutside) {
    surface_.put(outside, U'X', {});
  }
  for (int row = 0; row < kRows; ++row) {
    for (int column = 0; column < kColumns; ++column) {
      EXPECT_EQ(bits({row, column}), 0x0720);
    }
  }
}

TEST_F(VgaSurfaceTest, ClearFillsWithBlanks) {
  surface_.clear({.foreground = Color::kBlack, .background = Color::kCyan});
  for (int row = 0; row < kRows; ++row) {
    for (int column = 0; column < kColumns; ++column) {
      EXPECT_EQ(bits({row, column}), 0x3020);
    }
  }
}

TEST_F(VgaSurfaceTest, ScrollsUp) {
  surface_.put({0, 0}, U'0', {});
  surface_.put({1, 0}, U'1', {});
  surface_.put({2, 9}, U'2', {});
  surface_.scroll_up({.foreground = Color::kWhite, .background = Color::kRed});
  EXPECT_EQ(bits({0, 0}), 0x0731);
  EXPECT_EQ(bits({1, 9}), 0x0732);
  for (int column = 0; column < kColumns; ++column) {
    EXPECT_EQ(bits({2, column}), 0x4F20);
  }
}

TEST(VgaSurface, TellsWhereTheCursorIs) {
  static std::uint16_t cursor;
  std::array<Cell, kCells> cells{};
  VgaSurface surface(cells.data(), kColumns, kRows, [](std::uint16_t at) { cursor = at; });
  surface.show_cursor({1, 2});
  EXPECT_EQ(cursor, 12);
  for (const Position outside : kOutside) {
    surface.show_cursor(outside);
  }
  EXPECT_EQ(cursor, 12);
}

TEST(VgaSurface, WithoutCellsIgnoresAll) {
  VgaSurface surface;
  surface.put({0, 0}, U'A', {});
  surface.clear({});
  surface.scroll_up({});
  surface.show_cursor({0, 0});
  EXPECT_EQ(surface.rows(), 0);
}

}  // namespace
}  // namespace slipway
