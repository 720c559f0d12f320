// SPDX-License-Identifier: Apache-2.0
// A font of the VGA: what its text modes draw characters with.
#ifndef SLIPWAY_IMAGE_RUNNER_SCREEN_FONT_H_
#define SLIPWAY_IMAGE_RUNNER_SCREEN_FONT_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace slipway::runner {

// The dots of a glyph: a byte for a row, the leftmost dot in its highest bit. Rows that a cell does
// not have are 0.
using Glyph = std::array<std::uint8_t, 32>;

// 256 glyphs, as the guest has loaded them (IBM VGA Technical Reference, "RAM-loadable character
// generator").
class Font {
 public:
  static constexpr std::size_t kGlyphs = 256;
  static constexpr std::size_t kBytes = kGlyphs * sizeof(Glyph);

  // Blank.
  Font() = default;

  // `memory`: one of the eight fonts in the adapter's plane 2. What is missing stays blank.
  explicit Font(std::span<const char> memory) {
    for (std::size_t i = 0; i < std::min(memory.size(), kBytes); ++i) {
      glyphs_[i / sizeof(Glyph)][i % sizeof(Glyph)] = static_cast<std::uint8_t>(memory[i]);
    }
  }

  // As much of the glyph as a cell of `height` rows shows.
  Glyph glyph(std::uint8_t code, std::size_t height) const {
    Glyph result = {};
    std::copy_n(glyphs_[code].begin(), std::min(height, result.size()), result.begin());
    return result;
  }

  bool operator==(const Font&) const = default;

 private:
  std::array<Glyph, kGlyphs> glyphs_ = {};
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_SCREEN_FONT_H_
