// SPDX-License-Identifier: Apache-2.0
#include "image/runner/screen/pixel_reader.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "slipway/fonts/screen_grid.h"
#include "slipway/fonts/spleen_8x16.h"

namespace slipway::runner {
namespace {

constexpr char16_t kFullBlock = u'█';

// The colours of a letter.
struct Colors {
  Color ink;
  Color paper;
};

// What is drawn in a cell.
struct Drawing {
  Color first;                  // of the pixel at the top left
  std::optional<Color> second;  // the first that differs from it; none: the cell has one colour
  bool is_visible = false;      // some colour can be told apart from the first
  bool is_glyph_like = true;    // two colours, in squares of the grid's scale
  Shape shape;                  // where it is not the first colour
};

Drawing drawing_at(const Picture& picture, const PixelFont& font, std::size_t scale,
                   std::size_t left, std::size_t top) {
  Drawing drawing;
  drawing.first = picture.at(left, top);
  drawing.shape.assign(font.width() * font.height(), false);
  for (std::size_t y = 0; y < font.height() * scale; ++y) {
    for (std::size_t x = 0; x < font.width() * scale; ++x) {
      const Color color = picture.at(left + x, top + y);
      const bool is_corner = x % scale == 0 && y % scale == 0;
      auto square = drawing.shape[y / scale * font.width() + x / scale];
      if (color != drawing.first) {
        drawing.second = drawing.second.value_or(color);
        drawing.is_visible |= can_be_told_apart(drawing.first, color);
        drawing.is_glyph_like &= color == *drawing.second;
        if (is_corner) {
          square = true;
        }
      }
      drawing.is_glyph_like &= square == (color != drawing.first);
    }
  }
  return drawing;
}

class PixelReader {
 public:
  PixelReader(const Picture& picture, const PixelFont& font, PixelGrid grid)
      : picture_(picture),
        font_(font),
        grid_(grid),
        screen_(Screen::of_drawn_text(grid.rows, grid.columns, picture.width(), picture.height())),
        letters_(grid.rows * grid.columns) {}

  Screen read() {
    for (std::size_t row = 0; row < grid_.rows; ++row) {
      for (std::size_t column = 0; column < grid_.columns; ++column) {
        read_cell(row, column);
      }
    }
    if (is_no_text()) {
      return Screen::of_pixels(picture_.width(), picture_.height());
    }
    for (const auto& [i, other] : others_) {
      decide(i, other);
    }
    return std::move(screen_);
  }

 private:
  void read_cell(std::size_t row, std::size_t column) {
    const std::size_t i = row * grid_.columns + column;
    const Drawing drawing =
        drawing_at(picture_, font_, grid_.scale, column * font_.width() * grid_.scale,
                   row * font_.height() * grid_.scale);
    ScreenCell& cell = screen_.cells[i];
    if (!drawing.is_visible) {
      cell = {u' ', drawing.first, drawing.first};
      others_[i] = {kFullBlock, drawing.first, drawing.first};
      return;
    }
    cell = {kUnknownCharacter, *drawing.second, drawing.first};
    const auto as_is = drawing.is_glyph_like ? font_.find(drawing.shape) : std::nullopt;
    const auto inverted = drawing.is_glyph_like ? font_.find(inverse(drawing.shape)) : std::nullopt;
    if (!as_is && !inverted) {
      ++unknown_;
      return;
    }
    ++known_;
    if (as_is) {
      cell.character = *as_is;
    } else {
      cell = {*inverted, drawing.first, *drawing.second};
    }
    if (as_is && inverted) {
      others_[i] = {*inverted, drawing.first, *drawing.second};
    } else {
      letters_[i] = Colors{cell.foreground, cell.background};
    }
  }

  bool is_no_text() const {
    const bool is_plain = std::ranges::all_of(screen_.cells, [this](const ScreenCell& cell) {
      return cell.character == u' ' && cell.background == screen_.cells.front().background;
    });
    return known_ == 0 ? !is_plain : unknown_ > known_;
  }

  // The colours of the letters on both sides in the row, as far as there are some.
  std::vector<Colors> neighbours(std::size_t i) const {
    std::vector<Colors> found;
    const std::size_t begin = i / grid_.columns * grid_.columns;
    for (std::size_t left = i; left-- > begin;) {
      if (letters_[left]) {
        found.push_back(*letters_[left]);
        break;
      }
    }
    for (std::size_t right = i + 1; right < begin + grid_.columns; ++right) {
      if (letters_[right]) {
        found.push_back(*letters_[right]);
        break;
      }
    }
    return found;
  }

  // Chooses between two ways to see a cell, by the letters beside it: paper is what is theirs.
  void decide(std::size_t i, ScreenCell other) {
    ScreenCell& cell = screen_.cells[i];
    const std::vector<Colors> beside = neighbours(i);
    const auto is_paper = [&](Color color) {
      return std::ranges::any_of(beside, [&](Colors it) { return it.paper == color; });
    };
    const auto is_ink = [&](Color color) {
      return std::ranges::any_of(beside, [&](Colors it) { return it.ink == color; });
    };
    if (is_paper(cell.background)) {
      return;
    }
    if (other.character == kFullBlock ? is_ink(other.foreground) : is_paper(other.background)) {
      cell = other;
    }
  }

  const Picture& picture_;
  const PixelFont& font_;
  const PixelGrid grid_;
  Screen screen_;
  std::vector<std::optional<Colors>> letters_;  // where there is no doubt
  std::map<std::size_t, ScreenCell> others_;    // a second way to see a cell
  std::size_t known_ = 0;
  std::size_t unknown_ = 0;
};

}  // namespace

Screen read_pixels(const Picture& picture, const PixelFont& font, PixelGrid grid) {
  if (grid.rows == 0 || grid.columns == 0) {
    return Screen::of_pixels(picture.width(), picture.height());
  }
  return PixelReader(picture, font, grid).read();
}

Screen read_console(const Picture& picture) {
  static const PixelFont font(fonts::spleen_8x16);
  const fonts::ScreenGrid grid =
      fonts::screen_grid(static_cast<std::uint32_t>(picture.width()),
                         static_cast<std::uint32_t>(picture.height()), fonts::spleen_8x16);
  return read_pixels(picture, font,
                     {.rows = static_cast<std::size_t>(grid.rows),
                      .columns = static_cast<std::size_t>(grid.columns),
                      .scale = static_cast<std::size_t>(grid.scale)});
}

}  // namespace slipway::runner
