// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/fault/exit.h"

#include <cstdint>

#include "slipway/machine/devices/qemu.h"
#include "slipway/machine/x86_64/interrupts.h"
#include "slipway/machine/x86_64/port.h"

namespace slipway {

void exit(ExitCode code) {
  machine::PortSpace::write8(machine::qemu::kDebugExit, static_cast<std::uint8_t>(code));
  halt();
}

void halt() {
  machine::halt_forever();
}

}  // namespace slipway
