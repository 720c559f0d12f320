// SPDX-License-Identifier: Apache-2.0
// Pixels as a surface: looks as a VGA's text mode does. The cells are kept in memory, and show()
// draws those that are not on the screen yet, however often they have changed: the screen is never
// read.
#ifndef SLIPWAY_KERNEL_CONSOLE_FRAMEBUFFER_SURFACE_H_
#define SLIPWAY_KERNEL_CONSOLE_FRAMEBUFFER_SURFACE_H_

#include <cstddef>
#include <cstdint>

#include "slipway/fonts/screen_grid.h"
#include "slipway/kernel/console/glyph_painter.h"
#include "slipway/kernel/console/surface.h"
#include "slipway/machine/devices/vga_text.h"

namespace slipway {

class FramebufferSurface final : public Surface {
 public:
  // Without cells.
  constexpr FramebufferSurface() = default;

  // The screen is black. `wanted` and `shown` have room for the grid's cells; they and the painter
  // outlive the surface.
  FramebufferSurface(GlyphPainter& painter, fonts::ScreenGrid grid, machine::vga::Cell* wanted,
                     machine::vga::Cell* shown);

  int columns() const override { return columns_; }
  int rows() const override { return rows_; }
  void put(Position at, char32_t character, Style style) override;
  void clear(Style blank) override;
  void scroll_up(Style blank) override;
  void show() override;

 private:
  // Cells in the order of the screen, from the one to before the other.
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  std::size_t size() const;
  machine::vga::Cell* row_of(int row) const;
  void fill_row(int row, machine::vga::Cell cell);
  void mark(Range range);
  void show_cells(Range range);

  GlyphPainter* painter_ = nullptr;
  int columns_ = 0;
  int rows_ = 0;
  machine::vga::Cell* wanted_ = nullptr;  // a ring of rows, so that to scroll moves no cell
  int top_ = 0;                           // the row of it that is the screen's first
  machine::vga::Cell* shown_ = nullptr;   // as they are on the screen
  Range changed_;                         // outside of it, all that is wanted is shown
  std::uint32_t changes_ = 0;             // how often something was marked
};

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_CONSOLE_FRAMEBUFFER_SURFACE_H_
