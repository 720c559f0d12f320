// SPDX-License-Identifier: Apache-2.0
// A font as C++ source, which defines a Font (fonts/font.h).
#ifndef SLIPWAY_FONTS_CONVERTER_FONT_SOURCE_H_
#define SLIPWAY_FONTS_CONVERTER_FONT_SOURCE_H_

#include <string>
#include <string_view>

#include "fonts/formats/bdf.h"
#include "host/text/result.h"

namespace slipway::fonts {

// The source of `slipway::fonts::NAME`. The font's codes are those of code page 437; it is refused
// if one of the 256 has no glyph, or if what is no blank has one without ink.
host::Result<std::string> font_source(const BdfFont& font, std::string_view name);

}  // namespace slipway::fonts

#endif  // SLIPWAY_FONTS_CONVERTER_FONT_SOURCE_H_
