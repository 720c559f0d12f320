// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/fault/interrupts.h"

#include "slipway/kernel/processors/current_processor.h"

#include "slipway/machine/x86_64/control_registers.h"
#include "slipway/machine/x86_64/interrupts.h"

namespace slipway {

void enable_interrupts() {
  machine::enable_interrupts();
}

void disable_interrupts() {
  machine::disable_interrupts();
}

bool interrupts_enabled() {
  return (machine::Rflags::read() & machine::Rflags::kInterrupts) != 0;
}

void spin_wait() {
  machine::pause();
}

void wait_for_interrupt() {
  machine::enable_interrupts_and_halt();
}

}  // namespace slipway
