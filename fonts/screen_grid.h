// SPDX-License-Identifier: Apache-2.0
// How large a console's letters are on a screen of pixels, and how many fit.
#ifndef SLIPWAY_FONTS_SCREEN_GRID_H_
#define SLIPWAY_FONTS_SCREEN_GRID_H_

#include <algorithm>
#include <cstdint>

#include "slipway/fonts/font.h"

namespace slipway::fonts {

struct ScreenGrid {
  int columns = 0;
  int rows = 0;
  int scale = 1;  // each pixel of a glyph is a square of so many on the screen

  constexpr bool operator==(const ScreenGrid&) const = default;
};

// A pixel of a glyph is at most this many pixels wide: 64 x 128 for a letter of 8 x 16.
inline constexpr int kMaximumScale = 8;

// As many letters of 8 x 16 pixels as 1280 x 1024 pixels have; on larger screens they are larger.
inline constexpr std::uint32_t kMostCells = 160 * 64;

// The grid from the top left of a screen of `width` by `height` pixels, with the smallest letters
// of which `capacity` cells fill it; beyond the largest letters the screen is not filled. Empty
// where not even one letter fits.
constexpr ScreenGrid screen_grid(std::uint32_t width, std::uint32_t height, const Font& font,
                                 std::uint32_t capacity = kMostCells) {
  for (std::uint32_t scale = 1;; ++scale) {
    const std::uint32_t columns = width / (static_cast<std::uint32_t>(font.width) * scale);
    const std::uint32_t rows = height / (static_cast<std::uint32_t>(font.height) * scale);
    const bool fits = std::uint64_t{columns} * rows <= capacity;
    if (!fits && scale < kMaximumScale) {
      continue;
    }
    if (columns == 0 || rows == 0) {
      return {};
    }
    const std::uint32_t used_columns = std::min(columns, capacity);
    return {.columns = static_cast<int>(used_columns),
            .rows = static_cast<int>(std::min(rows, capacity / used_columns)),
            .scale = static_cast<int>(scale)};
  }
}

// What letters are drawn with.
struct Lettering {
  const Font* font;
  int scale;
};

// Draws the letters of a grid for `font`: with `fine`, a font of the same letters in more dots,
// where its pixels fill those letters as squares, too. `fine` may be null.
constexpr Lettering lettering(const ScreenGrid& grid, const Font& font, const Font* fine) {
  if (fine != nullptr) {
    const int scale = grid.scale * font.width / fine->width;
    if (scale * fine->width == grid.scale * font.width &&
        scale * fine->height == grid.scale * font.height) {
      return {.font = fine, .scale = scale};
    }
  }
  return {.font = &font, .scale = grid.scale};
}

}  // namespace slipway::fonts

#endif  // SLIPWAY_FONTS_SCREEN_GRID_H_
