// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/console/outputs.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include "slipway/fonts/screen_grid.h"
#include "slipway/fonts/spleen_8x16.h"
#include "slipway/kernel/console/fine_font.h"
#include "slipway/kernel/console/framebuffer_surface.h"
#include "slipway/kernel/console/glyph_painter.h"
#include "slipway/kernel/console/vga_surface.h"
#include "slipway/kernel/text/print.h"
#include "slipway/machine/devices/vga_cursor.h"
#include "slipway/machine/devices/vga_text.h"

namespace slipway {
namespace {

// What open_screen() can draw on, for who makes the image (kEitherDisplaySection of
// <slipway/kernel_request.h>).
[[gnu::section(".slipway_either_display"), gnu::used, gnu::retain]] constexpr char kEitherDisplay =
    1;

constinit VgaSurface vga;
constinit FramebufferSurface pixels;
constinit GlyphPainter painter;
// 40 KiB for a screen of text.
constinit std::array<machine::vga::Cell, fonts::kMostCells> wanted_cells{};
constinit std::array<machine::vga::Cell, fonts::kMostCells> shown_cells{};
constinit Terminal terminal;

void show_cursor(std::uint16_t cell) {
  machine::vga::move_cursor(cell);
}

void open_text_mode(const protocol::BootInfo& info) {
  const protocol::TextMode& mode = info.text_mode;
  auto* const cells = reinterpret_cast<volatile machine::vga::Cell*>(info.physical_memory.offset +
                                                                     mode.buffer_physical);
  vga = VgaSurface(cells, mode.columns, mode.rows, show_cursor);
  terminal = Terminal(vga);
}

void open_framebuffer(const protocol::Framebuffer& screen) {
  const fonts::ScreenGrid grid =
      fonts::screen_grid(screen.width, screen.height, fonts::spleen_8x16);
  const fonts::Lettering letters = fonts::lettering(grid, fonts::spleen_8x16, fine_font());
  painter = GlyphPainter(screen, *letters.font, letters.scale);
  pixels = FramebufferSurface(painter, grid, wanted_cells.data(), shown_cells.data());
  terminal = Terminal(pixels);
}

}  // namespace

// Not linked to what it would have to be linked with: 16 KiB, for screens that few have.
[[gnu::weak]] const fonts::Font* fine_font() {
  return nullptr;
}

void open_screen(const protocol::BootInfo& info) {
  if (info.text_mode.columns != 0 && info.text_mode.rows != 0) {
    open_text_mode(info);
  } else if (info.framebuffer.width != 0 && info.framebuffer.height != 0) {
    open_framebuffer(info.framebuffer);
  } else {
    return;
  }
  terminal.clear();
  (void)outputs().add(terminal);  // the list holds more than what the library adds
}

void leave_screen() {
  terminal = Terminal();
}

Terminal& screen() {
  return terminal;
}

}  // namespace slipway
