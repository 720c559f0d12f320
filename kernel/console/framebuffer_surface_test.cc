// SPDX-License-Identifier: Apache-2.0
// Screens are read back as text, by the font: a cell that is no glyph is "?".
#include "slipway/kernel/console/framebuffer_surface.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "slipway/fonts/spleen_8x16.h"
#include "slipway/kernel/console/text_cell.h"

namespace slipway {
namespace {

using machine::vga::Cell;

constexpr int kColumns = 5;
constexpr int kRows = 4;
constexpr std::uint32_t kWidth = kColumns * 8 + 3;
constexpr std::uint32_t kHeight = kRows * 16 + 2;
constexpr Style kWhiteOnRed = {.foreground = Color::kWhite, .background = Color::kRed};
constexpr std::uint32_t kBlack = 0x000000;
constexpr std::uint32_t kLightGray = 0xAAAAAA;

class FramebufferSurfaceTest : public testing::Test {
 protected:
  FramebufferSurfaceTest() {
    screen_.virtual_address = reinterpret_cast<std::uint64_t>(pixels_.data());
    screen_.width = kWidth;
    screen_.height = kHeight;
    screen_.pitch = kWidth * 4;
    screen_.bits_per_pixel = 32;
    screen_.red = {.position = 16, .size = 8};
    screen_.green = {.position = 8, .size = 8};
    screen_.blue = {.position = 0, .size = 8};
    const fonts::ScreenGrid grid = fonts::screen_grid(kWidth, kHeight, fonts::spleen_8x16, kCells);
    painter_ = GlyphPainter(screen_, fonts::spleen_8x16, grid.scale);
    surface_ = FramebufferSurface(painter_, grid, wanted_.data(), shown_.data());
  }

  void put(int row, int column, const char* text, Style style = {}) {
    for (; *text != '\0'; ++text, ++column) {
      surface_.put({row, column}, static_cast<char32_t>(*text), style);
    }
  }

  std::uint32_t pixel(int x, int y) const {
    return pixels_[static_cast<std::size_t>(y) * kWidth + static_cast<std::size_t>(x)];
  }

  // The character at a place, if its pixels are of these colours and its glyph's.
  char read(int row, int column, std::uint32_t ink, std::uint32_t paper) const {
    for (int code = ' '; code < 0x7F; ++code) {
      bool same = true;
      for (int y = 0; y < 16; ++y) {
        for (int x = 0; x < 8; ++x) {
          const bool is_ink = fonts::spleen_8x16.is_ink(static_cast<std::uint8_t>(code), x, y);
          same &= pixel(column * 8 + x, row * 16 + y) == (is_ink ? ink : paper);
        }
      }
      if (same) {
        return static_cast<char>(code);
      }
    }
    return '?';
  }

  // The screen's rows, each with its end.
  std::string text(std::uint32_t ink = kLightGray, std::uint32_t paper = kBlack) const {
    std::string text;
    for (int row = 0; row < kRows; ++row) {
      for (int column = 0; column < kColumns; ++column) {
        text += read(row, column, ink, paper);
      }
      text += '|';
    }
    return text;
  }

  // Fills the screen behind the surface's back, so that what is drawn afterwards shows.
  void fill_screen() { std::ranges::fill(pixels_, kFill); }

  // The cells in which something was drawn since.
  std::vector<Position> drawn() const {
    std::vector<Position> cells;
    for (int row = 0; row < kRows; ++row) {
      for (int column = 0; column < kColumns; ++column) {
        bool drawn = false;
        for (int y = 0; y < 16; ++y) {
          for (int x = 0; x < 8; ++x) {
            drawn |= pixel(column * 8 + x, row * 16 + y) != kFill;
          }
        }
        if (drawn) {
          cells.push_back({row, column});
        }
      }
    }
    return cells;
  }

  static constexpr std::size_t kCells = std::size_t{kColumns} * kRows;
  static constexpr std::uint32_t kFill = 0x123456;

  std::array<std::uint32_t, std::size_t{kWidth} * kHeight> pixels_{};  // black
  protocol::Framebuffer screen_{};
  std::array<Cell, kCells> wanted_{};
  std::array<Cell, kCells> shown_{};
  GlyphPainter painter_;
  FramebufferSurface surface_;
};

TEST_F(FramebufferSurfaceTest, ShowsWhatIsPutOnceItIsTold) {
  EXPECT_EQ(surface_.columns(), kColumns);
  EXPECT_EQ(surface_.rows(), kRows);
  put(0, 0, "Hello");
  put(3, 4, "!");
  EXPECT_EQ(text(), "     |     |     |     |");
  surface_.show();
  EXPECT_EQ(text(), "Hello|     |     |    !|");
}

TEST_F(FramebufferSurfaceTest, DrawsOnlyCellsThatAreOthers) {
  put(1, 1, "abc");
  surface_.show();
  fill_screen();
  put(1, 1, "aBc");
  put(3, 0, "x");
  put(3, 0, " ");  // as it was
  surface_.show();
  EXPECT_EQ(drawn(), (std::vector<Position>{{1, 2}}));
  fill_screen();
  surface_.show();
  EXPECT_EQ(drawn(), std::vector<Position>{});
}

TEST_F(FramebufferSurfaceTest, StylesAreColors) {
  surface_.clear(kWhiteOnRed);
  put(2, 2, "x", kWhiteOnRed);
  surface_.show();
  EXPECT_EQ(text(0xFFFFFF, 0xAA0000), "     |     |  x  |     |");
  // Beyond the last column and the last row no letter fits.
  EXPECT_EQ(pixel(kColumns * 8, 0), kBlack);
  EXPECT_EQ(pixel(0, kRows * 16), kBlack);
}

TEST_F(FramebufferSurfaceTest, ScrollsAnyNumberOfRows) {
  std::string expected;
  for (int i = 0; i < 3 * kRows; ++i) {
    const char line[] = {static_cast<char>('a' + i), '\0'};
    surface_.scroll_up({});
    put(kRows - 1, 1, line);
    if (i % 5 == 0) {
      surface_.show();
    }
  }
  surface_.show();
  EXPECT_EQ(text(), " i   | j   | k   | l   |");
}

TEST_F(FramebufferSurfaceTest, ScrollingDrawsWhatLooksOtherwise) {
  put(0, 0, "same");
  put(1, 0, "same");
  put(2, 0, "sane");
  surface_.show();
  fill_screen();
  surface_.scroll_up({});
  surface_.show();
  EXPECT_EQ(drawn(), (std::vector<Position>{{1, 2}, {2, 0}, {2, 1}, {2, 2}, {2, 3}}));
}

TEST_F(FramebufferSurfaceTest, TheRowThatComesInHasTheBlanksStyle) {
  surface_.scroll_up(kWhiteOnRed);
  surface_.show();
  EXPECT_EQ(pixel(0, 3 * 16), 0xAA0000u);
  EXPECT_EQ(pixel(0, 3 * 16 - 1), kBlack);
}

TEST_F(FramebufferSurfaceTest, IgnoresPositionsOutside) {
  for (const Position outside :
       {Position{kRows, 0}, Position{0, kColumns}, Position{-1, 0}, Position{0, -1}}) {
    surface_.put(outside, U'X', {});
  }
  surface_.show();
  EXPECT_EQ(text(), "     |     |     |     |");
}

TEST(FramebufferSurface, WithoutCellsIgnoresAll) {
  FramebufferSurface surface;
  surface.put({0, 0}, U'A', {});
  surface.clear({});
  surface.scroll_up({});
  surface.show();
  EXPECT_EQ(surface.rows(), 0);
}

}  // namespace
}  // namespace slipway
