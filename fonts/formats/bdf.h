// SPDX-License-Identifier: Apache-2.0
// Reading bitmap fonts in BDF (Adobe, Glyph Bitmap Distribution Format Specification, version 2.2).
#ifndef SLIPWAY_FONTS_FORMATS_BDF_H_
#define SLIPWAY_FONTS_FORMATS_BDF_H_

#include <map>
#include <string_view>

#include "fonts/formats/glyph_set.h"
#include "host/text/result.h"

namespace slipway::fonts {

struct BdfFont {
  int width = 0;                    // of the box that all glyphs share, in pixels
  int height = 0;                   // likewise
  bool is_unicode = false;          // its codes are Unicode's, or the part of them that is Latin-1
  std::map<int, GlyphRows> glyphs;  // by their codes in the font's own encoding
};

// The font, or a sentence that names the line. Glyphs without a code are left out.
host::Result<BdfFont> parse_bdf(std::string_view text);

}  // namespace slipway::fonts

#endif  // SLIPWAY_FONTS_FORMATS_BDF_H_
