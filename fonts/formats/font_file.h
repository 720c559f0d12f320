// SPDX-License-Identifier: Apache-2.0
// Reading a bitmap font in whichever of the known formats it is: PSF, BDF, or its rows alone.
#ifndef SLIPWAY_FONTS_FORMATS_FONT_FILE_H_
#define SLIPWAY_FONTS_FORMATS_FONT_FILE_H_

#include <string_view>

#include "fonts/formats/glyph_set.h"
#include "host/text/result.h"

namespace slipway::fonts {

// The font, or what is wrong with the file and what to give: a sentence without its end. A file of
// 256 times 6 to 32 bytes that is no other font has the rows of 256 glyphs of 8 pixels' width.
host::Result<GlyphSet> parse_font(std::string_view file);

}  // namespace slipway::fonts

#endif  // SLIPWAY_FONTS_FORMATS_FONT_FILE_H_
