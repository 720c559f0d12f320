// SPDX-License-Identifier: Apache-2.0
// IRQs are routed, masked and let through again; others stay where they are.
#include <slipway/interrupts.h>
#include <slipway/irq.h>
#include <slipway/kernel.h>
#include <slipway/port.h>

#include <cstdint>

namespace {

constinit volatile int ticks = 0;
constinit volatile int ticks_of_clock = 0;

void tick(slipway::InterruptState& state) {
  ASSERT(state.vector == slipway::kFirstIrqVector);
  ASSERT(slipway::in_interrupt() && !slipway::interrupts_enabled());
  ticks = ticks + 1;
  if (ticks == 2) {
    // As if it went on with another task.
    slipway::end_irq(slipway::Irq::kTimer);
    ASSERT(!slipway::in_interrupt());
  }
}

void tick_of_clock(slipway::InterruptState&) {
  // Register C says why it came, and lets the next one through.
  slipway::PortSpace::write8(slipway::Port{0x70}, 0x0C);
  (void)slipway::PortSpace::read8(slipway::Port{0x71});
  ticks_of_clock = ticks_of_clock + 1;
}

// The real-time clock's periodic interrupt: 1024 a second (MC146818, registers A and B).
void start_clock() {
  slipway::PortSpace::write8(slipway::Port{0x70}, 0x0B);
  const std::uint8_t before = slipway::PortSpace::read8(slipway::Port{0x71});
  slipway::PortSpace::write8(slipway::Port{0x70}, 0x0B);
  slipway::PortSpace::write8(slipway::Port{0x71}, before | 0x40);
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  slipway::route_irq(slipway::Irq::kTimer, tick);
  ASSERT(!slipway::interrupts_enabled());
  while (ticks < 3) {
    slipway::wait_for_interrupt();
  }
  ASSERT(slipway::interrupts_enabled() && !slipway::in_interrupt());

  // An IRQ of the second controller, alone.
  slipway::mask_irq(slipway::Irq::kTimer);
  const int ticks_before = ticks;
  slipway::route_irq(slipway::Irq::kRealTimeClock, tick_of_clock);
  start_clock();
  while (ticks_of_clock < 100) {
    slipway::wait_for_interrupt();
  }
  ASSERT(ticks == ticks_before);

  slipway::unmask_irq(slipway::Irq::kTimer);
  while (ticks < ticks_before + 2) {
    slipway::wait_for_interrupt();
  }
  slipway::println("IRQs arrive");
}
