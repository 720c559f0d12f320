// SPDX-License-Identifier: Apache-2.0
// Reads a picture of a text mode back into text, by the font that it was drawn with.
#ifndef SLIPWAY_IMAGE_RUNNER_SCREEN_TEXT_READER_H_
#define SLIPWAY_IMAGE_RUNNER_SCREEN_TEXT_READER_H_

#include "image/runner/screen/picture.h"
#include "image/runner/screen/screen.h"
#include "image/runner/screen/text_mode.h"

namespace slipway::runner {

// The screen that the picture shows: text, or pixels if its size is not that of the mode, or most
// of what is in it is none of the fonts' glyphs. The cursor is left out.
//
// What counts is the picture. `mode.memory` only decides between characters that look the same
// there: letters that nobody can see stay blanks, whatever the memory holds. A code is taken for
// the character that it has in code page 437, whatever glyph the guest has given it.
Screen read_text(const Picture& picture, const TextMode& mode);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_SCREEN_TEXT_READER_H_
