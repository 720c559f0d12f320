// SPDX-License-Identifier: Apache-2.0
// How a kernel ends.
#ifndef SLIPWAY_KERNEL_FAULT_EXIT_H_
#define SLIPWAY_KERNEL_FAULT_EXIT_H_

#include "slipway/machine/devices/qemu.h"

namespace slipway {

using machine::qemu::ExitCode;

// Ends QEMU with a status that says `code` (33 for success, 35 for failure), and halts where there
// is no QEMU, or one without the exit device: then the screen stays as it is.
[[noreturn]] void exit(ExitCode code);

// Stops the processor for good, with interrupts off.
[[noreturn]] void halt();

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_FAULT_EXIT_H_
