// SPDX-License-Identifier: Apache-2.0
// One cell of text in pixels: which character it shows, if any.
#ifndef SLIPWAY_IMAGE_RUNNER_SCREEN_PIXEL_CELL_H_
#define SLIPWAY_IMAGE_RUNNER_SCREEN_PIXEL_CELL_H_

#include <cstddef>
#include <optional>

#include "image/runner/screen/picture.h"
#include "image/runner/screen/pixel_font.h"
#include "image/runner/screen/screen.h"

namespace slipway::runner {

// Where letters are in a picture: `rows` by `columns` cells, each pixel of which is a square of
// `scale` by `scale` of the picture's.
struct PixelGrid {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::size_t scale = 1;
  std::size_t left = 0;     // of the first cell, in the picture's pixels
  std::size_t top = 0;      // likewise
  std::size_t spacing = 0;  // how many pixels more than its glyph a cell has, at its right

  bool operator==(const PixelGrid&) const = default;
};

// The size of a cell in the picture's pixels.
std::size_t cell_width(const PixelFont& font, const PixelGrid& grid);
std::size_t cell_height(const PixelFont& font, const PixelGrid& grid);

// What a cell shows.
struct PixelCell {
  Color first;              // of its pixel at the top left
  Color second;             // of the first one that differs
  bool is_visible = false;  // it has colours that an eye can tell apart

  // Its character if the first colour is the paper's, and if it is the ink's. Both have each pixel
  // of the cell, in two colours. As with a VGA, a column that is more than the glyph's is paper, or
  // the same as the glyph's last one.
  std::optional<char16_t> on_first;
  std::optional<char16_t> on_second;
};

PixelCell pixel_cell(const Picture& picture, const PixelFont& font, const PixelGrid& grid,
                     std::size_t row, std::size_t column);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_SCREEN_PIXEL_CELL_H_
