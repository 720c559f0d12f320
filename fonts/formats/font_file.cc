// SPDX-License-Identifier: Apache-2.0
#include "fonts/formats/font_file.h"

#include <cstddef>
#include <utility>

#include "fonts/formats/bdf.h"
#include "fonts/formats/psf.h"

namespace slipway::fonts {
namespace {

constexpr std::size_t kRawGlyphs = 256;
constexpr std::size_t kLowestRaw = 6;  // rows; a letter needs as many
constexpr std::size_t kHighestRaw = 32;

bool is_raw(std::string_view file) {
  return file.size() % kRawGlyphs == 0 && file.size() >= kRawGlyphs * kLowestRaw &&
         file.size() <= kRawGlyphs * kHighestRaw;
}

GlyphSet raw_font(std::string_view file) {
  const std::size_t height = file.size() / kRawGlyphs;
  GlyphSet font{.width = 8, .height = static_cast<int>(height), .glyphs = {}};
  for (std::size_t i = 0; i < kRawGlyphs; ++i) {
    const std::string_view rows = file.substr(i * height, height);
    font.glyphs.push_back({.rows = GlyphRows(rows.begin(), rows.end()),
                           .characters = {},
                           .code = static_cast<int>(i)});
  }
  return font;
}

GlyphSet glyph_set(const BdfFont& bdf) {
  GlyphSet font{.width = bdf.width, .height = bdf.height, .glyphs = {}};
  for (const auto& [code, rows] : bdf.glyphs) {
    Glyph& glyph = font.glyphs.emplace_back();
    glyph.rows = rows;
    if (bdf.is_unicode) {
      glyph.characters = {static_cast<char32_t>(code)};
    } else {
      glyph.code = code;
    }
  }
  return font;
}

}  // namespace

host::Result<GlyphSet> parse_font(std::string_view file) {
  if (is_psf(file)) {
    return parse_psf(file);
  }
  if (file.starts_with("STARTFONT")) {
    return parse_bdf(file).transform(glyph_set);
  }
  if (file.starts_with("\x1F\x8B")) {
    return host::failure("is compressed: give what gunzip makes of it");
  }
  if (is_raw(file)) {
    return raw_font(file);
  }
  return host::failure(
      "is no bitmap font: give one in PSF or BDF, or 256 glyphs of 8 pixels' width and 6 to 32 "
      "rows "
      "without anything else");
}

}  // namespace slipway::fonts
