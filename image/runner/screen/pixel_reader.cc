// SPDX-License-Identifier: Apache-2.0
#include "image/runner/screen/pixel_reader.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "slipway/fonts/screen_grid.h"
#include "slipway/fonts/spleen_16x32.h"
#include "slipway/fonts/spleen_8x16.h"

namespace slipway::runner {
namespace {

constexpr char16_t kFullBlock = u'█';

// The colours of a letter.
struct Colors {
  Color ink;
  Color paper;
};

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
    const PixelCell seen = pixel_cell(picture_, font_, grid_, row, column);
    ScreenCell& cell = screen_.cells[i];
    if (!seen.is_visible) {
      cell = {u' ', seen.first, seen.first};
      others_[i] = {kFullBlock, seen.first, seen.first};
      return;
    }
    if (!seen.on_first && !seen.on_second) {
      cell = {kUnknownCharacter, seen.second, seen.first};
      ++unknown_;
      return;
    }
    ++known_;
    if (seen.on_first) {
      cell = {*seen.on_first, seen.second, seen.first};
    } else {
      cell = {*seen.on_second, seen.first, seen.second};
    }
    if (seen.on_first && seen.on_second) {
      others_[i] = {*seen.on_second, seen.first, seen.second};
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

// How many cells hold no glyph; of what is no text, all of them.
std::size_t unreadable_cells(const Screen& screen) {
  if (screen.kind != Screen::Kind::kText) {
    return std::numeric_limits<std::size_t>::max();
  }
  return static_cast<std::size_t>(
      std::ranges::count(screen.cells, kUnknownCharacter, &ScreenCell::character));
}

}  // namespace

Screen read_pixels(const Picture& picture, const PixelFont& font, PixelGrid grid) {
  if (grid.rows == 0 || grid.columns == 0) {
    return Screen::of_pixels(picture.width(), picture.height());
  }
  return PixelReader(picture, font, grid).read();
}

Screen read_console(const Picture& picture) {
  static const PixelFont font(fonts::spleen_8x16);
  static const PixelFont fine_font(fonts::spleen_16x32);
  const fonts::ScreenGrid grid =
      fonts::screen_grid(static_cast<std::uint32_t>(picture.width()),
                         static_cast<std::uint32_t>(picture.height()), fonts::spleen_8x16);
  const auto read = [&](const PixelFont& letters, int scale) {
    return read_pixels(picture, letters,
                       {.rows = static_cast<std::size_t>(grid.rows),
                        .columns = static_cast<std::size_t>(grid.columns),
                        .scale = static_cast<std::size_t>(scale)});
  };
  Screen screen = read(font, grid.scale);
  const fonts::Lettering fine = fonts::lettering(grid, fonts::spleen_8x16, &fonts::spleen_16x32);
  if (fine.font == &fonts::spleen_8x16 || unreadable_cells(screen) == 0) {
    return screen;
  }
  Screen finer = read(fine_font, fine.scale);
  return unreadable_cells(finer) < unreadable_cells(screen) ? finer : screen;
}

}  // namespace slipway::runner
