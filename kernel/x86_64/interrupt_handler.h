// SPDX-License-Identifier: Apache-2.0
// Handlers of interrupts and exceptions, of a kernel's own.
#ifndef SLIPWAY_KERNEL_X86_64_INTERRUPT_HANDLER_H_
#define SLIPWAY_KERNEL_X86_64_INTERRUPT_HANDLER_H_

#include <cstdint>

#include "slipway/kernel/x86_64/interrupt_state.h"
#include "slipway/machine/x86_64/interrupts.h"

namespace slipway {

using machine::Exception;

// Returns true if what was interrupted goes on, as `state` says it now; false if the handler knows
// no help: then the fault is reported, with all registers, and the kernel ends.
//
// Interrupts are off while it runs, and vector registers are not saved: kernel code has none. One
// for an exception runs on the stack for exceptions, of which it may use 7 KiB; an exception in it
// is handled as well, up to four in each other. It returns: it does not switch to another stack.
using InterruptHandler = bool (*)(InterruptState& state);

// Gives the interrupt or exception with this vector a handler, in the place of the one that it has;
// null brings back the report. Returns the handler before, or null. For IRQs see irq.h.
InterruptHandler set_interrupt_handler(std::uint8_t vector, InterruptHandler handler);

inline InterruptHandler set_exception_handler(Exception which, InterruptHandler handler) {
  return set_interrupt_handler(static_cast<std::uint8_t>(which), handler);
}

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_X86_64_INTERRUPT_HANDLER_H_
