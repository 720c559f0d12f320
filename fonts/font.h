// SPDX-License-Identifier: Apache-2.0
// A bitmap font as data: for each code of code page 437 (machine/devices/cp437.h) a picture.
#ifndef SLIPWAY_FONTS_FONT_H_
#define SLIPWAY_FONTS_FONT_H_

#include <cstddef>
#include <cstdint>

namespace slipway::fonts {

// Glyphs of one size. All 256 codes have one.
struct Font {
  int width;   // of a glyph, in pixels
  int height;  // likewise
  // 256 glyphs of `height` rows of `bytes_per_row()` bytes, from the top. A row's leftmost pixel is
  // the highest bit of its first byte; bits beyond `width` are 0.
  const std::uint8_t* rows;

  constexpr int bytes_per_row() const { return (width + 7) / 8; }

  // The rows of one glyph.
  constexpr const std::uint8_t* glyph(std::uint8_t code) const {
    return rows + static_cast<std::size_t>(code) * static_cast<std::size_t>(height) *
                      static_cast<std::size_t>(bytes_per_row());
  }

  // Whether a pixel of the glyph is ink; counted from the top left, within the glyph.
  constexpr bool is_ink(std::uint8_t code, int x, int y) const {
    const std::uint8_t byte = glyph(code)[y * bytes_per_row() + x / 8];
    return (byte >> (7 - x % 8) & 1) != 0;
  }
};

}  // namespace slipway::fonts

#endif  // SLIPWAY_FONTS_FONT_H_
