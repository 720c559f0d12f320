// SPDX-License-Identifier: Apache-2.0
#include "boot/report/ports.h"

#include "slipway/machine/devices/qemu.h"
#include "slipway/machine/devices/uart_16550.h"
#include "slipway/machine/x86_64/interrupts.h"
#include "slipway/machine/x86_64/port.h"

namespace slipway::report {

using machine::PortSpace;

void write_line_to_ports(std::string_view text) {
  constexpr std::string_view kNewLine = "\r\n";
  machine::uart::Uart16550<> serial(machine::uart::kCom1);
  serial.initialize();
  for (const std::string_view part : {kNewLine, text, kNewLine}) {
    for (const char character : part) {
      const auto byte = static_cast<std::uint8_t>(character);
      PortSpace::write8(machine::qemu::kDebugConsole, byte);
      serial.write(byte);
    }
  }
}

void say_booted_disk(std::uint32_t signature) {
  for (int shift = 0; shift < 32; shift += 8) {
    PortSpace::write8(machine::qemu::kBootedDisk, static_cast<std::uint8_t>(signature >> shift));
  }
}

void end_refused_run() {
  PortSpace::write8(machine::qemu::kDebugExit,
                    static_cast<std::uint8_t>(machine::qemu::ExitCode::kLoaderRefused));
}

void halt() {
  machine::halt_forever();
}

}  // namespace slipway::report
