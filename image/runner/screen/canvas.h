// SPDX-License-Identifier: Apache-2.0
// For tests: a screen that a console draws letters on.
#ifndef SLIPWAY_IMAGE_RUNNER_SCREEN_CANVAS_H_
#define SLIPWAY_IMAGE_RUNNER_SCREEN_CANVAS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "image/runner/screen/color.h"
#include "image/runner/screen/picture.h"
#include "slipway/fonts/font.h"
#include "slipway/fonts/spleen_8x16.h"
#include "slipway/machine/devices/cp437.h"

namespace slipway::runner {

inline constexpr Color kBlack{0, 0, 0};
inline constexpr Color kGrey{0xAA, 0xAA, 0xAA};
inline constexpr Color kBlue{0, 0, 0xAA};
inline constexpr Color kYellow{0xFF, 0xFF, 0x55};

// How a console draws: as Slipway's does, unless told otherwise.
struct Drawing {
  int scale = 1;
  int left = 0;  // of the first letter, in pixels
  int top = 0;
  int spacing = 0;       // pixels of a glyph between letters
  bool spreads = false;  // what lies between two letters goes on as the glyph ends
  const fonts::Font* font = &fonts::spleen_8x16;
};

class Canvas {
 public:
  // Black.
  Canvas(int width, int height, Drawing drawing = {})
      : width_(width),
        height_(height),
        drawing_(drawing),
        pixels_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), kBlack) {}

  void put(int row, int column, std::u16string_view text, Color ink = kGrey, Color paper = kBlack) {
    for (const char16_t character : text) {
      draw(row, column++, machine::cp437::glyph_of(character), ink, paper);
    }
  }

  void draw(int row, int column, std::uint8_t code, Color ink, Color paper) {
    const auto& [scale, left, top, spacing, spreads, font] = drawing_;
    const int width = font->width + spacing;
    for (int y = 0; y < font->height * scale; ++y) {
      for (int x = 0; x < width * scale; ++x) {
        const int dot = x / scale < font->width || !spreads ? x / scale : font->width - 1;
        const bool is_ink = dot < font->width && font->is_ink(code, dot, y / scale);
        pixel(left + column * width * scale + x, top + row * font->height * scale + y) =
            is_ink ? ink : paper;
      }
    }
  }

  Color& pixel(int x, int y) {
    return pixels_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
                   static_cast<std::size_t>(x)];
  }

  Picture picture() const {
    std::string bytes;
    for (const Color color : pixels_) {
      for (const std::uint8_t part : {color.red, color.green, color.blue}) {
        bytes += static_cast<char>(part);
      }
    }
    return Picture(static_cast<std::size_t>(width_), static_cast<std::size_t>(height_), bytes);
  }

 private:
  int width_;
  int height_;
  Drawing drawing_;
  std::vector<Color> pixels_;
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_SCREEN_CANVAS_H_
