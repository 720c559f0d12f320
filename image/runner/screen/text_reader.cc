// SPDX-License-Identifier: Apache-2.0
#include "image/runner/screen/text_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "image/runner/screen/font_characters.h"
#include "image/runner/screen/glyph_index.h"

namespace slipway::runner {
namespace {

using MemoryCell = machine::vga::Cell;

constexpr std::size_t kGlyphDots = 8;

constexpr char16_t kFullBlock = u'█';

// Where the cells are in a picture.
struct Grid {
  std::size_t rows;
  std::size_t columns;
  std::size_t cell_width;  // 8 dots, or 9 of which the last is not the glyph's
  std::size_t cell_height;
  std::size_t dot_width;  // 2 in modes of 40 columns

  // None if the picture was not drawn in this mode.
  static std::optional<Grid> of(const Picture& picture, const TextMode& mode);
};

std::optional<Grid> Grid::of(const Picture& picture, const TextMode& mode) {
  if (mode.columns == 0 || picture.width() % mode.columns != 0) {
    return std::nullopt;
  }
  if (mode.cell_height == 0 || picture.height() % mode.cell_height != 0) {
    return std::nullopt;
  }
  const std::size_t cell_width = picture.width() / mode.columns;
  const std::size_t dot_width = cell_width >= 2 * kGlyphDots ? 2 : 1;
  const std::size_t dots = cell_width / dot_width;
  if (cell_width % dot_width != 0 || dots < kGlyphDots || dots > kGlyphDots + 1) {
    return std::nullopt;
  }
  return Grid{picture.height() / mode.cell_height, mode.columns, cell_width, mode.cell_height,
              dot_width};
}

// One cell of the picture: which of its dots differ from the first one.
struct Dots {
  Glyph pattern = {};
  Color first;
  std::optional<Color> second;  // none: the cell has one colour only
  bool has_more_colors = false;

  bool is_plain() const { return !second || !can_be_told_apart(first, *second); }
};

Dots dots_at(const Picture& picture, const Grid& grid, std::size_t row, std::size_t column) {
  const std::size_t left = column * grid.cell_width;
  const std::size_t top = row * grid.cell_height;
  Dots dots;
  dots.first = picture.at(left, top);
  for (std::size_t y = 0; y < grid.cell_height; ++y) {
    for (std::size_t x = 0; x < kGlyphDots; ++x) {
      const Color color = picture.at(left + x * grid.dot_width, top + y);
      if (color == dots.first) {
        continue;
      }
      if (!dots.second) {
        dots.second = color;
      }
      if (color != *dots.second) {
        dots.has_more_colors = true;
      }
      dots.pattern[y] |= static_cast<std::uint8_t>(0x80 >> x);
    }
  }
  return dots;
}

// The lines of a cell of this height, but for those that the cursor may cover.
Glyph lines_beside(const TextCursor* cursor, std::size_t height) {
  Glyph lines = {};
  for (std::size_t line = 0; line < height; ++line) {
    const bool is_covered = cursor && line >= cursor->first_line && line <= cursor->last_line;
    lines[line] = is_covered ? 0x00 : 0xFF;
  }
  return lines;
}

// The colours that the picture gives to the sixteen numbers of attributes, where it tells.
using SeenPalette = std::array<std::optional<Color>, 16>;

std::size_t foreground_of(MemoryCell cell) {
  return cell.attribute().bits & 0x0F;
}
std::size_t background_of(MemoryCell cell) {
  return cell.attribute().bits >> 4;
}

class TextReader {
 public:
  TextReader(const Picture& picture, const TextMode& mode, const Grid& grid)
      : picture_(picture),
        mode_(mode),
        grid_(grid),
        index_(mode.fonts, grid.cell_height),
        screen_(Screen::of_text(grid.rows, grid.columns)) {}

  Screen read() {
    for_each_cell([this](std::size_t i, const Dots& dots) {
      if (dots.is_plain()) {
        read_blank(i, dots);
      } else {
        read_glyph(i, dots);
      }
    });
    // What fills its cell can only be told from a blank when the other cells' colours are known.
    for_each_cell([this](std::size_t i, const Dots& dots) {
      const auto filling = dots.is_plain() ? seen_filling(i, dots) : std::nullopt;
      if (filling) {
        screen_.cells[i].character = *filling;
      }
    });
    if (2 * unknown_ > unknown_ + known_) {
      return Screen::of_pixels(picture_.width(), picture_.height());
    }
    return std::move(screen_);
  }

 private:
  void for_each_cell(auto&& action) {
    for (std::size_t row = 0; row < grid_.rows; ++row) {
      for (std::size_t column = 0; column < grid_.columns; ++column) {
        action(row * grid_.columns + column, dots_at(picture_, grid_, row, column));
      }
    }
  }

  const MemoryCell* memory_at(std::size_t i) const {
    return i < mode_.memory.size() ? &mode_.memory[i] : nullptr;
  }

  std::optional<FontCode> code_in_memory(std::size_t i) const {
    const MemoryCell* cell = memory_at(i);
    return cell ? std::optional(index_.code_of(*cell)) : std::nullopt;
  }

  char16_t character_in_memory(std::size_t i) const {
    return font_character(code_in_memory(i)->code);
  }

  const TextCursor* cursor_at(std::size_t i) const {
    return mode_.cursor && mode_.cursor->cell == i ? &*mode_.cursor : nullptr;
  }

  void read_blank(std::size_t i, const Dots& dots) {
    screen_.cells[i] = {u' ', dots.first, dots.first};
    const MemoryCell* cell = memory_at(i);
    if (!cell || cursor_at(i) || index_.glyph(index_.code_of(*cell)) != Glyph()) {
      return;
    }
    palette_[background_of(*cell)] = dots.first;
  }

  void read_glyph(std::size_t i, const Dots& dots) {
    screen_.cells[i] = {kUnknownCharacter, *dots.second, dots.first};
    const auto found = dots.has_more_colors ? std::nullopt : glyph_in(i, dots);
    if (!found) {
      ++unknown_;
      return;
    }
    ++known_;
    const auto [foreground, background] = found->is_inverse ? std::pair(dots.first, *dots.second)
                                                            : std::pair(*dots.second, dots.first);
    screen_.cells[i] = {font_character(found->character.code), foreground, background};
    if (found->character == code_in_memory(i) && !cursor_at(i)) {
      palette_[foreground_of(mode_.memory[i])] = foreground;
      palette_[background_of(mode_.memory[i])] = background;
    }
  }

  std::optional<FoundGlyph> glyph_in(std::size_t i, const Dots& dots) const {
    // A cursor that covers the whole cell is not there now: the cell would have one colour.
    const TextCursor* cursor = is_covered(i) ? nullptr : cursor_at(i);
    return index_.find(dots.pattern, lines_beside(cursor, grid_.cell_height), code_in_memory(i));
  }

  // Whether the cursor hides the whole cell when it is there.
  bool is_covered(std::size_t i) const {
    return lines_beside(cursor_at(i), grid_.cell_height) == Glyph();
  }

  // What fills a cell of one colour, going by video memory: a full block, whatever character it is
  // the glyph of, or the cursor in front of a letter that can be seen when it blinks. Its colour
  // must be seen to be another than its background.
  std::optional<char16_t> seen_filling(std::size_t i, const Dots& dots) const {
    const MemoryCell* cell = memory_at(i);
    if (!cell) {
      return std::nullopt;
    }
    const auto background = palette_[background_of(*cell)];
    if (!background || !can_be_told_apart(dots.first, *background)) {
      return std::nullopt;
    }
    const Glyph block = lines_beside(nullptr, grid_.cell_height);
    if (index_.glyph(index_.code_of(*cell)) == block) {
      return kFullBlock;
    }
    const bool is_cursor = is_covered(i) && palette_[foreground_of(*cell)] == dots.first;
    return is_cursor ? std::optional(character_in_memory(i)) : std::nullopt;
  }

  const Picture& picture_;
  const TextMode& mode_;
  const Grid grid_;
  const GlyphIndex index_;
  Screen screen_;
  SeenPalette palette_;
  std::size_t known_ = 0;
  std::size_t unknown_ = 0;
};

}  // namespace

Screen read_text(const Picture& picture, const TextMode& mode) {
  const auto grid = Grid::of(picture, mode);
  if (!grid) {
    return Screen::of_pixels(picture.width(), picture.height());
  }
  return TextReader(picture, mode, *grid).read();
}

}  // namespace slipway::runner
