// SPDX-License-Identifier: Apache-2.0
// The text memory of a VGA as a surface. Characters that its font lacks appear as a small square.
#ifndef SLIPWAY_KERNEL_CONSOLE_VGA_SURFACE_H_
#define SLIPWAY_KERNEL_CONSOLE_VGA_SURFACE_H_

#include <cstddef>
#include <cstdint>

#include "slipway/kernel/console/surface.h"
#include "slipway/machine/devices/vga_text.h"

namespace slipway {

class VgaSurface final : public Surface {
 public:
  // Called with the cell where the cursor now is, counted from the top left.
  using CursorMoved = void (*)(std::uint16_t cell);

  // Without cells.
  constexpr VgaSurface() = default;

  // `cells` has rows * columns elements, in the adapter's memory or in an array that outlives the
  // surface.
  constexpr VgaSurface(volatile machine::vga::Cell* cells, int columns, int rows,
                       CursorMoved cursor_moved = nullptr)
      : cells_(cells), columns_(columns), rows_(rows), cursor_moved_(cursor_moved) {}

  int columns() const override { return columns_; }
  int rows() const override { return rows_; }
  void put(Position at, char32_t character, Style style) override;
  void clear(Style blank) override;
  void scroll_up(Style blank) override;
  void show_cursor(Position at) override;

 private:
  void fill_row(int row, machine::vga::Cell cell);
  std::size_t index(Position at) const;

  // Volatile, since the adapter reads the cells behind the compiler's back.
  volatile machine::vga::Cell* cells_ = nullptr;
  int columns_ = 0;
  int rows_ = 0;
  CursorMoved cursor_moved_ = nullptr;
};

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_CONSOLE_VGA_SURFACE_H_
