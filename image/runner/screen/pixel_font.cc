// SPDX-License-Identifier: Apache-2.0
#include "image/runner/screen/pixel_font.h"

#include <cstdint>

#include "image/runner/screen/font_characters.h"

namespace slipway::runner {

Shape inverse(const Shape& shape) {
  Shape result = shape;
  result.flip();
  return result;
}

PixelFont::PixelFont(const fonts::Font& font)
    : width_(static_cast<std::size_t>(font.width)), height_(static_cast<std::size_t>(font.height)) {
  constexpr int kCodes = 256;
  for (int code = 0; code < kCodes; ++code) {
    const auto byte = static_cast<std::uint8_t>(code);
    Shape shape;
    for (int y = 0; y < font.height; ++y) {
      for (int x = 0; x < font.width; ++x) {
        shape.push_back(font.is_ink(byte, x, y));
      }
    }
    characters_.try_emplace(std::move(shape), font_character(byte));
  }
}

std::optional<char16_t> PixelFont::find(const Shape& shape) const {
  const auto found = characters_.find(shape);
  return found == characters_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace slipway::runner
