// SPDX-License-Identifier: Apache-2.0
// For libFuzzer: whatever a file has, it is a font whose glyphs are whole, or refused in words.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "fonts/formats/font_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto font =
      slipway::fonts::parse_font(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!font) {
    return font.error().empty() ? (std::abort(), 0) : 0;
  }
  const std::size_t bytes =
      (static_cast<std::size_t>(font->width) + 7) / 8 * static_cast<std::size_t>(font->height);
  if (bytes == 0 || font->glyphs.empty()) {
    std::abort();
  }
  for (const slipway::fonts::Glyph& glyph : font->glyphs) {
    if (glyph.rows.size() != bytes || (glyph.code && !glyph.characters.empty())) {
      std::abort();
    }
  }
  return 0;
}
