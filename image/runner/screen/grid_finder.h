// SPDX-License-Identifier: Apache-2.0
// Reads text in pixels by a font, and finds out by itself where the letters are, and how large.
#ifndef SLIPWAY_IMAGE_RUNNER_SCREEN_GRID_FINDER_H_
#define SLIPWAY_IMAGE_RUNNER_SCREEN_GRID_FINDER_H_

#include <optional>
#include <string>
#include <utility>

#include "image/runner/screen/picture.h"
#include "image/runner/screen/pixel_cell.h"
#include "image/runner/screen/pixel_font.h"
#include "image/runner/screen/screen.h"

namespace slipway::runner {

class GridFinder {
 public:
  // `name`: the font's, for sentences.
  GridFinder(PixelFont font, std::string name) : font_(std::move(font)), name_(std::move(name)) {}

  // The screen that the picture shows: text on the one grid of which most cells that are not blank
  // have glyphs of the font; or pixels, with what is wrong (Screen::grid_fault). Each pixel of a
  // glyph is a square of 1 to 8 pixels; cells are as wide as glyphs, or a pixel of theirs wider.
  Screen read(const Picture& picture);

 private:
  PixelFont font_;
  std::string name_;
  std::optional<PixelGrid> last_;  // where text was found before
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_SCREEN_GRID_FINDER_H_
