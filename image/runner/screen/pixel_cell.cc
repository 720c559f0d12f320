// SPDX-License-Identifier: Apache-2.0
#include "image/runner/screen/pixel_cell.h"

namespace slipway::runner {
namespace {

// The glyph's part of a cell's shape; none if the columns right of it are not as they should be.
std::optional<Shape> glyph_part(const Shape& shape, std::size_t width, std::size_t glyph_width) {
  Shape glyph;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (i % width < glyph_width) {
      glyph.push_back(shape[i]);
    } else if (shape[i] && !glyph.back()) {
      return std::nullopt;
    }
  }
  return glyph;
}

std::optional<char16_t> character_of(const Shape& shape, const PixelFont& font, std::size_t width) {
  const auto glyph = glyph_part(shape, width, font.width());
  return glyph ? font.find(*glyph) : std::nullopt;
}

}  // namespace

std::size_t cell_width(const PixelFont& font, const PixelGrid& grid) {
  return (font.width() + grid.spacing) * grid.scale;
}

std::size_t cell_height(const PixelFont& font, const PixelGrid& grid) {
  return font.height() * grid.scale;
}

PixelCell pixel_cell(const Picture& picture, const PixelFont& font, const PixelGrid& grid,
                     std::size_t row, std::size_t column) {
  const std::size_t left = grid.left + column * cell_width(font, grid);
  const std::size_t top = grid.top + row * cell_height(font, grid);
  const std::size_t width = font.width() + grid.spacing;
  PixelCell cell;
  cell.first = cell.second = picture.at(left, top);
  Shape shape(width * font.height());  // where it is not the first colour
  bool is_in_squares = true;
  bool has_two_colors = true;
  for (std::size_t y = 0; y < cell_height(font, grid); ++y) {
    for (std::size_t x = 0; x < cell_width(font, grid); ++x) {
      const Color color = picture.at(left + x, top + y);
      const bool differs = color != cell.first;
      const std::size_t i = y / grid.scale * width + x / grid.scale;
      if (x % grid.scale == 0 && y % grid.scale == 0) {
        shape[i] = differs;
      }
      is_in_squares &= shape[i] == differs;
      if (differs) {
        cell.second = cell.second == cell.first ? color : cell.second;
        has_two_colors &= color == cell.second;
        cell.is_visible |= can_be_told_apart(cell.first, color);
      }
    }
  }
  if (cell.is_visible && is_in_squares && has_two_colors) {
    cell.on_first = character_of(shape, font, width);
    cell.on_second = character_of(inverse(shape), font, width);
  }
  return cell;
}

}  // namespace slipway::runner
