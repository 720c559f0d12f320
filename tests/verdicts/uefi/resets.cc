// SPDX-License-Identifier: Apache-2.0
// Resets the machine by its keyboard controller.
#include "slipway/machine/x86_64/port.h"
#include "tests/verdicts/uefi/program.h"

namespace slipway::testing {

std::uint64_t run(std::uint32_t disk_signature) {
  say_booted_disk(disk_signature);
  machine::PortSpace::write8(machine::Port{0x64}, 0xFE);
  halt();
}

}  // namespace slipway::testing
