// SPDX-License-Identifier: Apache-2.0
// A kernel that enables interrupts, and has done nothing else, goes on.
#include <slipway/interrupts.h>
#include <slipway/kernel.h>
#include <slipway/port.h>

#include <cstdint>

namespace {

using slipway::Port;
using slipway::PortSpace;

// Channel 0 of the interval timer, whose output is IRQ 0 (Intel 8254).
std::uint16_t read_timer() {
  PortSpace::write8(Port{0x43}, 0);
  const std::uint8_t low = PortSpace::read8(Port{0x40});
  return static_cast<std::uint16_t>(low | PortSpace::read8(Port{0x40}) << 8);
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  slipway::enable_interrupts();
  // It counts down, from 0 again at each tick.
  for (int tick = 0; tick < 3;) {
    const std::uint16_t before = read_timer();
    if (read_timer() > before) {
      ++tick;
    }
  }
  slipway::println("no IRQ came");
}
