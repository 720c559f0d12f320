#include "slipway/kernel/console/outputs.h"

#include <cstdint>

#include "slipway/kernel/text/print.h"
#include "slipway/machine/devices/vga_cursor.h"
#include "slipway/machine/devices/vga_text.h"

namespace slipway {
namespace {

constinit VgaWriter vga;

void show_cursor(std::uint16_t cell) {
  machine::vga::move_cursor(cell);
}

}  // namespace

void open_screen(const protocol::BootInfo& info) {
  const protocol::TextMode& mode = info.text_mode;
  if (mode.columns == 0 || mode.rows == 0) return;
  auto* const cells =
      reinterpret_cast<volatile Cell*>(info.physical_memory.offset + mode.buffer_physical);
  vga = VgaWriter(TextBuffer(cells, mode.columns, mode.rows), show_cursor);
  vga.clear();
  (void)outputs().add(vga);  // the list holds more than that
}

VgaWriter& screen() {
  return vga;
}

}  // namespace slipway
