// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/console/outputs.h"

#include <cstdint>

#include "slipway/kernel/console/vga_surface.h"
#include "slipway/kernel/text/print.h"
#include "slipway/machine/devices/vga_cursor.h"
#include "slipway/machine/devices/vga_text.h"

namespace slipway {
namespace {

constinit VgaSurface vga;
constinit Terminal terminal;

void show_cursor(std::uint16_t cell) {
  machine::vga::move_cursor(cell);
}

}  // namespace

void open_screen(const protocol::BootInfo& info) {
  const protocol::TextMode& mode = info.text_mode;
  if (mode.columns == 0 || mode.rows == 0) {
    return;
  }
  auto* const cells = reinterpret_cast<volatile machine::vga::Cell*>(info.physical_memory.offset +
                                                                     mode.buffer_physical);
  vga = VgaSurface(cells, mode.columns, mode.rows, show_cursor);
  terminal = Terminal(vga);
  terminal.clear();
  (void)outputs().add(terminal);  // the list holds more than what the library adds
}

Terminal& screen() {
  return terminal;
}

}  // namespace slipway
