// SPDX-License-Identifier: Apache-2.0
// A text that is drawn in pixels, but for a cell or two that have no glyph of the font.
#ifndef SLIPWAY_IMAGE_RUNNER_VERDICT_BROKEN_GLYPH_H_
#define SLIPWAY_IMAGE_RUNNER_VERDICT_BROKEN_GLYPH_H_

#include <cstddef>
#include <optional>
#include <string_view>

#include "image/runner/screen/screen.h"

namespace slipway::runner {

// A cell, counted from 0.
struct CellPosition {
  std::size_t row;
  std::size_t column;

  bool operator==(const CellPosition&) const = default;
};

// The first cell without a glyph within `text`, where the screen has the text but for such cells.
// At least half of its letters must be there. None on a screen that is not drawn in pixels.
std::optional<CellPosition> broken_glyph(const Screen& screen, std::string_view text);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_VERDICT_BROKEN_GLYPH_H_
