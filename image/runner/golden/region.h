// SPDX-License-Identifier: Apache-2.0
// A rectangle of a screen.
#ifndef SLIPWAY_IMAGE_RUNNER_GOLDEN_REGION_H_
#define SLIPWAY_IMAGE_RUNNER_GOLDEN_REGION_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "host/text/result.h"
#include "image/runner/screen/picture.h"

namespace slipway::runner {

// In pixels, from the top left.
struct Region {
  std::size_t x = 0;
  std::size_t y = 0;
  std::size_t width = 0;
  std::size_t height = 0;

  bool contains(std::size_t at_x, std::size_t at_y) const {
    return at_x >= x && at_x < x + width && at_y >= y && at_y < y + height;
  }
  bool is_within(const Picture& picture) const {
    return x + width <= picture.width() && y + height <= picture.height();
  }

  bool operator==(const Region&) const = default;
};

// Reads "X,Y,WIDTH,HEIGHT": whole numbers up to kMaxSide, the last two not 0.
host::Result<Region> parse_region(std::string_view text);

// "x = 8, y = 16, width = 8, height = 16": as screen_region of //image:defs.bzl is called.
std::string words_for(const Region& region);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_GOLDEN_REGION_H_
