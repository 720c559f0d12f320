// SPDX-License-Identifier: Apache-2.0
// What a VGA's text mode draws its picture from, as far as one must know it to read the picture.
#ifndef SLIPWAY_IMAGE_RUNNER_SCREEN_TEXT_MODE_H_
#define SLIPWAY_IMAGE_RUNNER_SCREEN_TEXT_MODE_H_

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "image/runner/screen/font.h"
#include "slipway/machine/devices/vga_text.h"

namespace slipway::runner {

// The adapter's own cursor: all dots of some lines of one cell. It blinks.
struct TextCursor {
  std::size_t cell;        // counted from the shown page's start
  std::size_t first_line;  // of the cell's lines, counted from its top
  std::size_t last_line;
};

struct TextMode {
  std::size_t columns = 0;
  std::size_t cell_height = 0;  // in lines

  // For characters whose attribute has bit 3 clear, and set. The same, if the guest has not asked
  // for 512 characters.
  std::array<Font, 2> fonts;

  std::optional<TextCursor> cursor;

  // The cells that the picture was drawn from, row by row, as far as they are known.
  std::vector<machine::vga::Cell> memory;
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_SCREEN_TEXT_MODE_H_
