// SPDX-License-Identifier: Apache-2.0
// The way from interrupt_entry.S to the handlers.
#ifndef SLIPWAY_KERNEL_X86_64_DESCRIPTOR_TABLES_H_
#define SLIPWAY_KERNEL_X86_64_DESCRIPTOR_TABLES_H_

#include <cstddef>

#include "slipway/kernel/x86_64/interrupt_state.h"

namespace slipway {

// From here on the handler that runs does not count as one: it goes on with a task of the kernel's.
void leave_interrupt();

}  // namespace slipway

// Returns if the interrupted code is to go on.
extern "C" void slipway_dispatch_interrupt(slipway::InterruptState& state);

// Where the processor enters for the vectors behind the exceptions, one entry after the other.
extern "C" [[gnu::visibility("hidden")]] const std::byte slipway_interrupt_entries[];

#endif  // SLIPWAY_KERNEL_X86_64_DESCRIPTOR_TABLES_H_
