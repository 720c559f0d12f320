// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/report/stop.h"

#include "boot/bios/report/console.h"
#include "boot/loader/error/message.h"
#include "slipway/machine/devices/qemu.h"
#include "slipway/machine/x86_64/interrupts.h"
#include "slipway/machine/x86_64/port.h"

namespace slipway::bios {

void stop(std::string_view reason) {
  loader::Message line;
  line << "Slipway: " << reason << ".";
  console::write_line(line.text());
  machine::PortSpace::write8(machine::qemu::kDebugExit,
                             static_cast<std::uint8_t>(machine::qemu::ExitCode::kLoaderRefused));
  machine::halt_forever();
}

void stop(const loader::Error& error) {
  loader::Message message;
  loader::describe(error, message);
  stop(message.text());
}

}  // namespace slipway::bios
