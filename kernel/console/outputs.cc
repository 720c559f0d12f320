#include "slipway/kernel/console/outputs.h"

#include <cstdint>

#include "slipway/kernel/console/serial_sink.h"
#include "slipway/kernel/text/print.h"
#include "slipway/kernel/x86_64/debug_console_sink.h"
#include "slipway/machine/devices/uart_16550.h"
#include "slipway/machine/devices/vga_cursor.h"
#include "slipway/machine/devices/vga_text.h"

namespace slipway {
namespace {

constinit DebugConsoleSink debug_console;
constinit SerialSink<> serial(machine::uart::kCom1);
constinit VgaWriter vga;

void show_cursor(std::uint16_t cell) {
  machine::vga::move_cursor(cell);
}

// The list holds more than these three, and each is added once.
void add_output(TextSink& sink) {
  (void)outputs().add(sink);
}

}  // namespace

void open_ports() {
  add_output(debug_console);
  if (serial.initialize()) add_output(serial);
}

void open_screen(const protocol::BootInfo& info) {
  const protocol::TextMode& mode = info.text_mode;
  if (mode.columns == 0 || mode.rows == 0) return;
  auto* const cells =
      reinterpret_cast<volatile Cell*>(info.physical_memory.offset + mode.buffer_physical);
  vga = VgaWriter(TextBuffer(cells, mode.columns, mode.rows), show_cursor);
  vga.clear();
  add_output(vga);
}

VgaWriter& screen() {
  return vga;
}

}  // namespace slipway
