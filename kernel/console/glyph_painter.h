// SPDX-License-Identifier: Apache-2.0
// Draws glyphs into a framebuffer, which it never reads.
//
// Four pixels of a glyph's row at a time: for the colours at hand there is a table of what each of
// the 16 patterns of four looks like as bytes of the screen, scale included. So a row of eight
// pixels is two copies from memory, whatever the colours, the scale and the bytes of a pixel are.
#ifndef SLIPWAY_KERNEL_CONSOLE_GLYPH_PAINTER_H_
#define SLIPWAY_KERNEL_CONSOLE_GLYPH_PAINTER_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "slipway/boot_info.h"
#include "slipway/fonts/font.h"
#include "slipway/fonts/screen_grid.h"
#include "slipway/kernel/console/surface.h"
#include "slipway/machine/devices/vga_text.h"

namespace slipway {

class GlyphPainter {
 public:
  // Draws nothing: only a place for one that does.
  constexpr GlyphPainter() = default;

  // `screen` has 24 or 32 bits a pixel, and stays mapped. The font's width is a multiple of 8. All
  // cells that are painted lie within the screen.
  GlyphPainter(const protocol::Framebuffer& screen, const fonts::Font& font, int scale);

  // Draws a cell where another one is shown, and of it what differs.
  void paint(Position at, machine::vga::Cell cell, machine::vga::Cell shown) {
    paint_cell_(*this, at, cell, shown);
  }

 private:
  static constexpr std::size_t kPatterns = 16;
  static constexpr std::size_t kBytesPerPixel = 4;  // at most

  void prepare(machine::vga::Attribute colors);
  void fill_quads(machine::vga::Attribute colors);
  // Arguments are known to the compiler for the sizes that most screens have; 0 stands for others.
  template <std::size_t kQuadBytes, std::size_t kScale>
  static void paint_cell(GlyphPainter& painter, Position at, machine::vga::Cell cell,
                         machine::vga::Cell shown);
  // Draws what differs from the glyph that is shown in the same colours, or all if that is null.
  template <std::size_t kQuadBytes, std::size_t kScale>
  void paint_glyph(std::byte* corner, const std::uint8_t* glyph, const std::uint8_t* shown) const;

  const std::uint8_t* glyph_of(machine::vga::Cell cell) const;

  std::byte* pixels_ = nullptr;
  std::size_t pitch_ = 0;
  const std::uint8_t* rows_ = nullptr;  // the font's
  std::size_t scale_ = 0;
  std::size_t bytes_per_pixel_ = 0;
  void (*paint_cell_)(GlyphPainter&, Position, machine::vga::Cell, machine::vga::Cell) = nullptr;
  std::size_t bytes_per_row_ = 0;           // in the font
  std::size_t glyph_bytes_ = 0;             // likewise
  std::size_t quad_bytes_ = 0;              // of four of a glyph's pixels, on the screen
  std::size_t cell_bytes_ = 0;              // from one cell to the next
  std::size_t row_bytes_ = 0;               // from one row of cells to the next
  std::array<std::uint32_t, 16> colors_{};  // the palette as pixels
  // What `quads_` is made for: at first black on black, whose pixels are 0.
  machine::vga::Attribute prepared_{};
  // Behind the last there is room for the end of a pixel of 3 bytes that is written as 4.
  alignas(
      8) std::array<std::byte, kPatterns * 4 * fonts::kMaximumScale * kBytesPerPixel + 1> quads_{};
};

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_CONSOLE_GLYPH_PAINTER_H_
