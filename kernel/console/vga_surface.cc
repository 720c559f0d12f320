// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/console/vga_surface.h"

#include <cstddef>
#include <cstdint>

#include "slipway/kernel/console/text_cell.h"

namespace slipway {

namespace vga = machine::vga;

void VgaSurface::put(Position at, char32_t character, Style style) {
  if (contains(at)) {
    cells_[index(at)].bits = cell_of(character, style).bits;
  }
}

void VgaSurface::clear(Style blank) {
  for (int row = 0; row < rows_; ++row) {
    fill_row(row, cell_of(U' ', blank));
  }
}

void VgaSurface::scroll_up(Style blank) {
  for (int row = 1; row < rows_; ++row) {
    for (int column = 0; column < columns_; ++column) {
      cells_[index({row - 1, column})].bits = cells_[index({row, column})].bits;
    }
  }
  if (rows_ > 0) {
    fill_row(rows_ - 1, cell_of(U' ', blank));
  }
}

void VgaSurface::show_cursor(Position at) {
  if (cursor_moved_ != nullptr && contains(at)) {
    cursor_moved_(static_cast<std::uint16_t>(index(at)));
  }
}

void VgaSurface::fill_row(int row, vga::Cell cell) {
  for (int column = 0; column < columns_; ++column) {
    cells_[index({row, column})].bits = cell.bits;
  }
}

std::size_t VgaSurface::index(Position at) const {
  return static_cast<std::size_t>(at.row) * static_cast<std::size_t>(columns_) +
         static_cast<std::size_t>(at.column);
}

}  // namespace slipway
