// SPDX-License-Identifier: Apache-2.0
// A bitmap font as a reader needs it: from the shape of a glyph to its character.
#ifndef SLIPWAY_IMAGE_RUNNER_SCREEN_PIXEL_FONT_H_
#define SLIPWAY_IMAGE_RUNNER_SCREEN_PIXEL_FONT_H_

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "fonts/formats/glyph_set.h"
#include "slipway/fonts/font.h"

namespace slipway::runner {

// Which pixels of a cell are ink, row by row from the top left.
using Shape = std::vector<bool>;

// The shape with ink and paper exchanged.
Shape inverse(const Shape& shape);

class PixelFont {
 public:
  // The font's codes are those of code page 437.
  explicit PixelFont(const fonts::Font& font);

  // Where the font says no characters, its codes are those of code page 437.
  explicit PixelFont(const fonts::GlyphSet& font);

  // Of a glyph, in pixels.
  std::size_t width() const { return width_; }
  std::size_t height() const { return height_; }

  // The character with this shape; of several, the first in Unicode.
  std::optional<char16_t> find(const Shape& shape) const;

 private:
  void add(const Shape& shape, char32_t character);

  std::size_t width_;
  std::size_t height_;
  std::map<Shape, char16_t> characters_;
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_SCREEN_PIXEL_FONT_H_
