// SPDX-License-Identifier: Apache-2.0
// A colour of a picture, and which of them an eye can tell apart.
#ifndef SLIPWAY_IMAGE_RUNNER_SCREEN_COLOR_H_
#define SLIPWAY_IMAGE_RUNNER_SCREEN_COLOR_H_

#include <algorithm>
#include <array>
#include <cstdint>

#include "slipway/machine/devices/vga_palette.h"

namespace slipway::runner {

// Red, green and blue, from 0 to 255.
struct Color {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;

  bool operator==(const Color&) const = default;
};

// How far apart two colours are, from 0 to 255 (black and white). Each part counts as much as it
// adds to the brightness (ITU-R BT.601), so that colours of one brightness differ by their hue.
constexpr int distance(Color a, Color b) {
  const auto apart = [](int left, int right) { return std::max(left - right, right - left); };
  return (299 * apart(a.red, b.red) + 587 * apart(a.green, b.green) + 114 * apart(a.blue, b.blue)) /
         1000;
}

// Letters that are no further than this from their background cannot be read: a thirty-second of
// the way from black to white. The closest colours of the VGA's own palette, black and blue for
// instance, are twice as far apart.
inline constexpr int kInvisibleDistance = 8;

constexpr bool can_be_told_apart(Color a, Color b) {
  return distance(a, b) > kInvisibleDistance;
}

// The colours that text modes start with, in the order of their attributes.
inline constexpr auto kVgaPalette = [] {
  std::array<Color, machine::vga::kPalette.size()> palette;
  std::ranges::transform(machine::vga::kPalette, palette.begin(), [](machine::vga::Rgb color) {
    return Color{color.red, color.green, color.blue};
  });
  return palette;
}();

static_assert([] {
  for (const Color a : kVgaPalette) {
    for (const Color b : kVgaPalette) {
      if (a != b && distance(a, b) < 2 * kInvisibleDistance) {
        return false;
      }
    }
  }
  return true;
}());

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_SCREEN_COLOR_H_
