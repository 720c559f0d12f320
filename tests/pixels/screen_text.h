// SPDX-License-Identifier: Apache-2.0
// What a framebuffer console shows, read back from the screen through its font: whether a text is
// really there, in pixels.
#ifndef SLIPWAY_TESTS_PIXELS_SCREEN_TEXT_H_
#define SLIPWAY_TESTS_PIXELS_SCREEN_TEXT_H_

#include <slipway/boot_info.h>

#include <cstdint>
#include <cstring>
#include <string_view>

#include "slipway/fonts/spleen_8x16.h"

namespace pixels {

// A screen with 32 bits a pixel, on which a letter has 8 x 16 pixels, each `scale` by `scale`.
class ScreenText {
 public:
  ScreenText(const slipway::protocol::Framebuffer& screen, std::uint32_t scale)
      : screen_(screen), scale_(scale) {}

  // Whether a row of the screen has the text, which is in ASCII, somewhere.
  bool contains(std::string_view text) const {
    for (std::uint32_t row = 0; row < rows(); ++row) {
      for (std::uint32_t column = 0; column + text.size() <= columns(); ++column) {
        if (is_at(row, column, text)) {
          return true;
        }
      }
    }
    return false;
  }

  // Whether the text is there, letter by letter, in whatever colours.
  bool is_at(std::uint32_t row, std::uint32_t column, std::string_view text) const {
    for (const char character : text) {
      if (!is_glyph(row, column++, static_cast<std::uint8_t>(character))) {
        return false;
      }
    }
    return true;
  }

  // Whether each pixel of a cell is as the glyph says: those of ink in one colour, the others in
  // another one.
  bool is_glyph(std::uint32_t row, std::uint32_t column, std::uint8_t code) const {
    std::uint32_t colors[2] = {kNone, kNone};  // of paper, of ink
    for (std::uint32_t y = 0; y < 16 * scale_; ++y) {
      for (std::uint32_t x = 0; x < 8 * scale_; ++x) {
        const bool is_ink = slipway::fonts::spleen_8x16.is_ink(code, static_cast<int>(x / scale_),
                                                               static_cast<int>(y / scale_));
        const std::uint32_t color = pixel(column * 8 * scale_ + x, row * 16 * scale_ + y);
        if (colors[is_ink] == kNone) {
          colors[is_ink] = color;
        }
        if (colors[is_ink] != color) {
          return false;
        }
      }
    }
    return colors[0] != colors[1];
  }

  std::uint32_t pixel(std::uint32_t x, std::uint32_t y) const {
    const auto* const line = reinterpret_cast<const volatile std::uint32_t*>(
        screen_.virtual_address + std::uint64_t{y} * screen_.pitch);
    return line[x] & 0xFFFFFF;
  }

  std::uint32_t columns() const { return screen_.width / (8 * scale_); }
  std::uint32_t rows() const { return screen_.height / (16 * scale_); }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;  // no colour has more than 24 bits

  const slipway::protocol::Framebuffer& screen_;
  std::uint32_t scale_;
};

}  // namespace pixels

#endif  // SLIPWAY_TESTS_PIXELS_SCREEN_TEXT_H_
