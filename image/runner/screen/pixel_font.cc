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
    add(shape, font_character(byte));
  }
}

PixelFont::PixelFont(const fonts::GlyphSet& font)
    : width_(static_cast<std::size_t>(font.width)), height_(static_cast<std::size_t>(font.height)) {
  constexpr int kCodes = 256;
  const std::size_t bytes_per_row = (width_ + 7) / 8;
  for (const fonts::Glyph& glyph : font.glyphs) {
    Shape shape;
    for (std::size_t y = 0; y < height_; ++y) {
      for (std::size_t x = 0; x < width_; ++x) {
        const unsigned byte = glyph.rows[y * bytes_per_row + x / 8];
        shape.push_back((byte >> (7 - x % 8) & 1) != 0);
      }
    }
    for (const char32_t character : glyph.characters) {
      add(shape, character);
    }
    if (glyph.code && *glyph.code < kCodes) {
      add(shape, font_character(static_cast<std::uint8_t>(*glyph.code)));
    }
  }
}

// Control codes are no characters that somebody sees, and those beyond the basic plane none that a
// screen has.
void PixelFont::add(const Shape& shape, char32_t character) {
  if (character < U' ' || character > 0xFFFF) {
    return;
  }
  const auto [place, is_new] = characters_.try_emplace(shape, static_cast<char16_t>(character));
  if (!is_new && character < place->second) {
    place->second = static_cast<char16_t>(character);
  }
}

std::optional<char16_t> PixelFont::find(const Shape& shape) const {
  const auto found = characters_.find(shape);
  return found == characters_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace slipway::runner
