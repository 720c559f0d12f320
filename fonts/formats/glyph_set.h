// SPDX-License-Identifier: Apache-2.0
// A bitmap font as its file has it: any number of glyphs of one size, and what they stand for.
#ifndef SLIPWAY_FONTS_FORMATS_GLYPH_SET_H_
#define SLIPWAY_FONTS_FORMATS_GLYPH_SET_H_

#include <cstdint>
#include <optional>
#include <vector>

namespace slipway::fonts {

// The rows of a glyph as in Font (fonts/font.h).
using GlyphRows = std::vector<std::uint8_t>;

struct Glyph {
  GlyphRows rows;
  std::vector<char32_t> characters;  // in Unicode
  std::optional<int> code;           // in the font's own order, where it says no characters
};

struct GlyphSet {
  int width = 0;   // of each glyph, in pixels
  int height = 0;  // likewise
  std::vector<Glyph> glyphs;
};

}  // namespace slipway::fonts

#endif  // SLIPWAY_FONTS_FORMATS_GLYPH_SET_H_
