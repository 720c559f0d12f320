// SPDX-License-Identifier: Apache-2.0
// Reading bitmap fonts in PSF, versions 1 and 2: what Linux' consoles load (kbd, psf/psf.h and
// psfxtable(1)).
#ifndef SLIPWAY_FONTS_FORMATS_PSF_H_
#define SLIPWAY_FONTS_FORMATS_PSF_H_

#include <string_view>

#include "fonts/formats/glyph_set.h"
#include "host/text/result.h"

namespace slipway::fonts {

// Whether the file begins as a font in PSF does.
bool is_psf(std::string_view file);

// The font, or a sentence without its end. Sequences of characters that have a glyph of their own
// are left out: what is shown then is one of them.
host::Result<GlyphSet> parse_psf(std::string_view file);

}  // namespace slipway::fonts

#endif  // SLIPWAY_FONTS_FORMATS_PSF_H_
