// SPDX-License-Identifier: Apache-2.0
// IRQs: what devices ask for attention by, through the PC's two interrupt controllers.
//
//   void tick(slipway::InterruptState&) { ++ticks; }
//   slipway::route_irq(slipway::Irq::kTimer, tick);
//   slipway::enable_interrupts();
//
// A kernel starts with all of them masked.
#ifndef SLIPWAY_KERNEL_X86_64_DRIVER_IRQ_H_
#define SLIPWAY_KERNEL_X86_64_DRIVER_IRQ_H_

#include <cstdint>

#include "slipway/kernel/fault/interrupts.h"  // IWYU pragma: export
#include "slipway/kernel/x86_64/interrupt_state.h"
#include "slipway/machine/devices/pic_8259.h"

namespace slipway {

using machine::Irq;

// Runs with interrupts off. When it returns, the controller is told that the IRQ has been handled.
using IrqHandler = void (*)(InterruptState& state);

// IRQ n has this vector and n. The first call of route_irq() gives them these.
inline constexpr std::uint8_t kFirstIrqVector = 32;

// From here on `handler` is called for each IRQ of this number, which is unmasked. Another call
// gives it another handler. Interrupts stay enabled or disabled, as they are.
void route_irq(Irq irq, IrqHandler handler);

// For an IRQ that has been routed: keeps it back for a while, and lets it through again.
void mask_irq(Irq irq);
void unmask_irq(Irq irq);

// For a handler that does not return soon, since it goes on with another task: tells the controller
// at once that the IRQ has been handled. From here on in_interrupt() is false.
void end_irq(Irq irq);

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_X86_64_DRIVER_IRQ_H_
