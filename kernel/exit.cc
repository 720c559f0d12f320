#include "kernel/exit.h"

#include <cstdint>

#include "machine/interrupts.h"
#include "machine/port.h"
#include "machine/qemu.h"

namespace slipway {

void exit(ExitCode code) {
  machine::PortSpace::write8(machine::qemu::kDebugExit, static_cast<std::uint8_t>(code));
  halt();
}

void halt() {
  machine::halt_forever();
}

}  // namespace slipway
