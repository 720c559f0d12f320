// SPDX-License-Identifier: Apache-2.0
// The outputs that a PC has at I/O ports.
#include "slipway/kernel/console/outputs.h"
#include "slipway/kernel/console/serial_sink.h"
#include "slipway/kernel/text/print.h"
#include "slipway/kernel/x86_64/debug_console_sink.h"
#include "slipway/machine/devices/uart_16550.h"

namespace slipway {
namespace {

constinit DebugConsoleSink debug_console;
constinit SerialSink serial{machine::uart::Uart16550<>(machine::uart::kCom1)};

}  // namespace

void open_ports() {
  // The list holds more than these, and each is added once.
  (void)outputs().add(debug_console);
  if (serial.initialize()) {
    (void)outputs().add(serial);
  }
}

}  // namespace slipway
