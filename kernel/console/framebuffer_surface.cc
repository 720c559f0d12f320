// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/console/framebuffer_surface.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "slipway/kernel/console/text_cell.h"

namespace slipway {

namespace vga = machine::vga;

FramebufferSurface::FramebufferSurface(GlyphPainter& painter, fonts::ScreenGrid grid,
                                       vga::Cell* wanted, vga::Cell* shown)
    : painter_(&painter), columns_(grid.columns), rows_(grid.rows), wanted_(wanted), shown_(shown) {
  std::fill_n(wanted_, size(), cell_of(U' ', {}));
  std::fill_n(shown_, size(), cell_of(U' ', {}));
}

void FramebufferSurface::put(Position at, char32_t character, Style style) {
  if (!contains(at)) {
    return;
  }
  row_of(at.row)[at.column] = cell_of(character, style);
  const std::size_t index = static_cast<std::size_t>(at.row) * static_cast<std::size_t>(columns_) +
                            static_cast<std::size_t>(at.column);
  mark({.begin = index, .end = index + 1});
}

void FramebufferSurface::clear(Style blank) {
  for (int row = 0; row < rows_; ++row) {
    fill_row(row, cell_of(U' ', blank));
  }
  mark({.begin = 0, .end = size()});
}

void FramebufferSurface::scroll_up(Style blank) {
  if (rows_ == 0) {
    return;
  }
  top_ = top_ + 1 == rows_ ? 0 : top_ + 1;
  fill_row(rows_ - 1, cell_of(U' ', blank));
  mark({.begin = 0, .end = size()});
}

// The handler of an interrupt may print between any two instructions of this, and has then shown
// all that there was. What it may have found half done is compared once more.
void FramebufferSurface::show() {
  for (;;) {
    const std::uint32_t before = changes_;
    show_cells(std::exchange(changed_, {}));
    if (changes_ == before) {
      return;
    }
    changed_ = {.begin = 0, .end = size()};
  }
}

void FramebufferSurface::show_cells(Range range) {
  if (range.begin == range.end) {
    return;
  }
  const auto columns = static_cast<std::size_t>(columns_);
  Position at = {.row = static_cast<int>(range.begin / columns),
                 .column = static_cast<int>(range.begin % columns)};
  for (std::size_t i = range.begin; i < range.end; ++at.row, at.column = 0) {
    const vga::Cell* const row = row_of(at.row);
    for (; at.column < columns_ && i < range.end; ++at.column, ++i) {
      const vga::Cell cell = row[at.column];
      if (cell != shown_[i]) {
        painter_->paint(at, cell, shown_[i]);
        shown_[i] = cell;
      }
    }
  }
}

std::size_t FramebufferSurface::size() const {
  return static_cast<std::size_t>(rows_) * static_cast<std::size_t>(columns_);
}

vga::Cell* FramebufferSurface::row_of(int row) const {
  const int place = top_ + row < rows_ ? top_ + row : top_ + row - rows_;
  return wanted_ + static_cast<std::size_t>(place) * static_cast<std::size_t>(columns_);
}

void FramebufferSurface::fill_row(int row, vga::Cell cell) {
  std::fill_n(row_of(row), columns_, cell);
}

void FramebufferSurface::mark(Range range) {
  ++changes_;
  changed_ = changed_.begin == changed_.end ? range
                                            : Range{.begin = std::min(changed_.begin, range.begin),
                                                    .end = std::max(changed_.end, range.end)};
}

}  // namespace slipway
