// SPDX-License-Identifier: Apache-2.0
// Reads a picture of text in pixels back into text, by the font that it was drawn with.
#ifndef SLIPWAY_IMAGE_RUNNER_SCREEN_PIXEL_READER_H_
#define SLIPWAY_IMAGE_RUNNER_SCREEN_PIXEL_READER_H_

#include "image/runner/screen/picture.h"
#include "image/runner/screen/pixel_cell.h"
#include "image/runner/screen/pixel_font.h"
#include "image/runner/screen/screen.h"

namespace slipway::runner {

// The screen that the picture shows: text that is drawn, or pixels. It is pixels where most of what
// is in its cells is no glyph of the font, and where nothing is, but for a screen of one colour:
// that is text, all blank.
//
// A cell that shows no character of the font is kUnknownCharacter. Glyphs of which one is the
// inverse of the other (▀ and ▄), and a full block, which is a cell of one colour, are told apart
// by the colours of the letters beside them.
Screen read_pixels(const Picture& picture, const PixelFont& font, PixelGrid grid);

// The same for text that Slipway's own console has drawn (fonts/screen_grid.h), with the fine font
// or without.
Screen read_console(const Picture& picture);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_SCREEN_PIXEL_READER_H_
