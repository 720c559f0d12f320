// SPDX-License-Identifier: Apache-2.0
// Finds the characters that have a given glyph.
#ifndef SLIPWAY_IMAGE_RUNNER_SCREEN_GLYPH_INDEX_H_
#define SLIPWAY_IMAGE_RUNNER_SCREEN_GLYPH_INDEX_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "image/runner/screen/font.h"
#include "slipway/machine/devices/vga_text.h"

namespace slipway::runner {

// A character of one of the two fonts that a screen can have.
struct FontCode {
  std::size_t font;
  std::uint8_t code;

  bool operator==(const FontCode&) const = default;
};

// A glyph that was found in a cell: in the first of the cell's two colours, or in the second.
struct FoundGlyph {
  FontCode character;
  bool is_inverse;
};

class GlyphIndex {
 public:
  // `height`: how many rows of a glyph a cell shows.
  GlyphIndex(const std::array<Font, 2>& fonts, std::size_t height);

  // The character that a cell of video memory asks for.
  FontCode code_of(machine::vga::Cell cell) const;

  Glyph glyph(FontCode character) const {
    return fonts_[character.font].glyph(character.code, height_);
  }

  // The character whose glyph is `dots`, or `dots` with the two colours exchanged; in the lines
  // that `compared` has, which are 0xFF, and not in those that are 0. Where several characters look
  // the same it is `expected`, if that is one of them, or else the one with the fewest dots: more
  // of a cell is background than letter. Of a shape that too many letters have, nobody can tell
  // which it is: it is none.
  std::optional<FoundGlyph> find(const Glyph& dots, const Glyph& compared,
                                 std::optional<FontCode> expected) const;

 private:
  std::optional<FoundGlyph> find_any(const Glyph& dots, const Glyph& compared,
                                     std::optional<FontCode> expected) const;
  std::optional<FoundGlyph> compare(FontCode character, const Glyph& dots,
                                    const Glyph& compared) const;

  const std::array<Font, 2>& fonts_;
  std::size_t height_;
  bool is_one_font_;
  std::vector<FontCode> by_dots_;           // all characters, those with few dots first
  std::map<Glyph, FontCode> whole_glyphs_;  // the first of by_dots_ for each glyph
  std::map<Glyph, std::size_t> letters_;    // how many letters of ASCII look like it
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_SCREEN_GLYPH_INDEX_H_
