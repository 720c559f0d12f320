// SPDX-License-Identifier: Apache-2.0
// Reading bitmap fonts in BDF (Adobe, Glyph Bitmap Distribution Format Specification, version 2.2).
#ifndef SLIPWAY_FONTS_CONVERTER_BDF_H_
#define SLIPWAY_FONTS_CONVERTER_BDF_H_

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "host/text/result.h"

namespace slipway::fonts {

// The rows of a glyph as in Font (fonts/font.h), each placed in the box that all glyphs share.
using GlyphRows = std::vector<std::uint8_t>;

struct BdfFont {
  int width = 0;                    // of the box, in pixels
  int height = 0;                   // likewise
  std::map<int, GlyphRows> glyphs;  // by their codes in the font's own encoding
};

// The font, or a sentence that names the line. Glyphs without a code are left out.
host::Result<BdfFont> parse_bdf(std::string_view text);

}  // namespace slipway::fonts

#endif  // SLIPWAY_FONTS_CONVERTER_BDF_H_
