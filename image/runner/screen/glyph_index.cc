// SPDX-License-Identifier: Apache-2.0
#include "image/runner/screen/glyph_index.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace slipway::runner {
namespace {

// Which font a character of the screen is taken from, where there are two.
constexpr unsigned kFontBit = 0x08;

// How many letters of a font may look the same: I, l and | do in some, and small letters may be
// large ones. Where more do, the font was not loaded well, and nobody can read what is written in
// it.
constexpr std::size_t kMaxAlike = 4;

// What ASCII has for ink.
bool is_letter(std::uint8_t code) {
  return code > 0x20 && code < 0x7F;
}

int dot_count(const Glyph& glyph) {
  int count = 0;
  for (const std::uint8_t row : glyph) {
    count += std::popcount(row);
  }
  return count;
}

Glyph inverse(const Glyph& dots, std::size_t height) {
  Glyph result = {};
  for (std::size_t row = 0; row < height; ++row) {
    result[row] = static_cast<std::uint8_t>(~dots[row]);
  }
  return result;
}

bool equals(const Glyph& a, const Glyph& b, const Glyph& compared) {
  for (std::size_t row = 0; row < a.size(); ++row) {
    if ((a[row] ^ b[row]) & compared[row]) {
      return false;
    }
  }
  return true;
}

}  // namespace

GlyphIndex::GlyphIndex(const std::array<Font, 2>& fonts, std::size_t height)
    : fonts_(fonts), height_(std::min(height, Glyph().size())), is_one_font_(fonts[0] == fonts[1]) {
  for (std::size_t font = 0; font < (is_one_font_ ? 1 : 2); ++font) {
    for (std::size_t code = 0; code < Font::kGlyphs; ++code) {
      by_dots_.push_back({font, static_cast<std::uint8_t>(code)});
    }
  }
  std::ranges::stable_sort(by_dots_, {}, [this](FontCode code) { return dot_count(glyph(code)); });
  for (const FontCode code : by_dots_) {
    whole_glyphs_.try_emplace(glyph(code), code);
    letters_[glyph(code)] += is_letter(code.code) ? 1 : 0;
  }
}

FontCode GlyphIndex::code_of(machine::vga::Cell cell) const {
  const bool is_second = !is_one_font_ && cell.attribute().bits & kFontBit;
  return {is_second ? 1u : 0u, static_cast<std::uint8_t>(cell.character())};
}

std::optional<FoundGlyph> GlyphIndex::compare(FontCode character, const Glyph& dots,
                                              const Glyph& compared) const {
  const Glyph wanted = glyph(character);
  if (equals(wanted, dots, compared)) {
    return FoundGlyph{character, false};
  }
  if (equals(wanted, inverse(dots, height_), compared)) {
    return FoundGlyph{character, true};
  }
  return std::nullopt;
}

std::optional<FoundGlyph> GlyphIndex::find(const Glyph& dots, const Glyph& compared,
                                           std::optional<FontCode> expected) const {
  const auto found = find_any(dots, compared, expected);
  if (found && letters_.at(glyph(found->character)) > kMaxAlike) {
    return std::nullopt;
  }
  return found;
}

std::optional<FoundGlyph> GlyphIndex::find_any(const Glyph& dots, const Glyph& compared,
                                               std::optional<FontCode> expected) const {
  if (expected) {
    if (const auto found = compare(*expected, dots, compared)) {
      return found;
    }
  }
  const Glyph other_dots = inverse(dots, height_);
  const auto as_is = whole_glyphs_.find(dots);
  const auto inverted = whole_glyphs_.find(other_dots);
  if (as_is != whole_glyphs_.end() &&
      (inverted == whole_glyphs_.end() || dot_count(dots) <= dot_count(other_dots))) {
    return FoundGlyph{as_is->second, false};
  }
  if (inverted != whole_glyphs_.end()) {
    return FoundGlyph{inverted->second, true};
  }
  // Only a part of the cell is left to compare.
  if (std::ranges::count(compared, 0xFF) == static_cast<std::ptrdiff_t>(height_)) {
    return std::nullopt;
  }
  for (const FontCode character : by_dots_) {
    if (const auto found = compare(character, dots, compared)) {
      return found;
    }
  }
  return std::nullopt;
}

}  // namespace slipway::runner
