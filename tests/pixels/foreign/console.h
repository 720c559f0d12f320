// SPDX-License-Identifier: Apache-2.0
// A console as kernels have that know nothing of Slipway's: it draws letters of a font of its own
// where it likes, as large as it likes.
#ifndef SLIPWAY_TESTS_PIXELS_FOREIGN_CONSOLE_H_
#define SLIPWAY_TESTS_PIXELS_FOREIGN_CONSOLE_H_

#include <slipway/boot_info.h>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace foreign {

// Glyphs as PSF and BDF have them: whole bytes for each row, the leftmost pixel in the highest bit.
struct Font {
  std::uint32_t width;
  std::uint32_t height;
  const std::uint8_t* (*rows_of)(char character);
};

struct Style {
  std::uint32_t left;  // of the first letter, in pixels
  std::uint32_t top;
  std::uint32_t scale;
  std::uint32_t spacing;  // of a glyph's pixels between letters
  std::uint32_t ink;      // of 32 bits
  std::uint32_t paper;
};

class Console {
 public:
  Console(const slipway::protocol::Framebuffer& screen, Font font, Style style)
      : screen_(screen), font_(font), style_(style) {
    for (std::uint32_t y = 0; y < screen_.height; ++y) {
      for (std::uint32_t x = 0; x < screen_.width; ++x) {
        set(x, y, style_.paper);
      }
    }
  }

  void print(std::uint32_t row, std::string_view text) const {
    std::uint32_t column = 0;
    for (const char character : text) {
      draw(row, column++, font_.rows_of(character));
    }
  }

 private:
  void draw(std::uint32_t row, std::uint32_t column, const std::uint8_t* rows) const {
    const std::uint32_t width = font_.width + style_.spacing;
    for (std::uint32_t y = 0; y < font_.height * style_.scale; ++y) {
      for (std::uint32_t x = 0; x < font_.width * style_.scale; ++x) {
        const std::uint32_t dot = x / style_.scale;
        const std::uint8_t byte = rows[y / style_.scale * ((font_.width + 7) / 8) + dot / 8];
        if ((byte & 0x80 >> dot % 8) != 0) {
          set(style_.left + column * width * style_.scale + x,
              style_.top + row * font_.height * style_.scale + y, style_.ink);
        }
      }
    }
  }

  void set(std::uint32_t x, std::uint32_t y, std::uint32_t color) const {
    auto* const line = reinterpret_cast<volatile std::uint32_t*>(screen_.virtual_address +
                                                                 std::uint64_t{y} * screen_.pitch);
    line[x] = color;
  }

  const slipway::protocol::Framebuffer& screen_;
  Font font_;
  Style style_;
};

}  // namespace foreign

#endif  // SLIPWAY_TESTS_PIXELS_FOREIGN_CONSOLE_H_
