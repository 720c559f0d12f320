// SPDX-License-Identifier: Apache-2.0
// A character and its style as a cell of a VGA's text memory, which framebuffer consoles use as
// well.
#ifndef SLIPWAY_KERNEL_CONSOLE_TEXT_CELL_H_
#define SLIPWAY_KERNEL_CONSOLE_TEXT_CELL_H_

#include "slipway/kernel/text/style.h"
#include "slipway/machine/devices/cp437.h"
#include "slipway/machine/devices/vga_text.h"

namespace slipway {

// The colours of text are the palette's, in the palette's order.
static_assert(static_cast<unsigned>(Color::kBlue) ==
              static_cast<unsigned>(machine::vga::Color::kBlue));
static_assert(static_cast<unsigned>(Color::kBrown) ==
              static_cast<unsigned>(machine::vga::Color::kBrown));
static_assert(static_cast<unsigned>(Color::kWhite) ==
              static_cast<unsigned>(machine::vga::Color::kWhite));

// The palette's upper half has the colours of the lower one, brighter: these stand for bold
// letters.
constexpr machine::vga::Attribute attribute_of(Style style) {
  constexpr unsigned kBright = 8;
  const unsigned foreground = static_cast<unsigned>(style.foreground) | (style.bold ? kBright : 0);
  return machine::vga::Attribute::of(static_cast<machine::vga::Color>(foreground),
                                     static_cast<machine::vga::Color>(style.background));
}

// A character that code page 437 lacks becomes a small square.
constexpr machine::vga::Cell cell_of(char32_t character, Style style) {
  return machine::vga::Cell::of(static_cast<char>(machine::cp437::glyph_of(character)),
                                attribute_of(style));
}

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_CONSOLE_TEXT_CELL_H_
