// SPDX-License-Identifier: Apache-2.0
// Interrupts and exceptions:
//
//   bool count_breakpoint(slipway::InterruptState&) { ++breakpoints; return true; }
//   slipway::set_exception_handler(slipway::Exception::kBreakpoint, count_breakpoint);
//
// What has no handler, or one that returns false, is reported as ever, and ends the kernel.
#ifndef SLIPWAY_KERNEL_X86_64_DRIVER_INTERRUPTS_H_
#define SLIPWAY_KERNEL_X86_64_DRIVER_INTERRUPTS_H_

#include "slipway/kernel/fault/interrupts.h"          // IWYU pragma: export
#include "slipway/kernel/x86_64/interrupt_handler.h"  // IWYU pragma: export
#include "slipway/kernel/x86_64/interrupt_state.h"    // IWYU pragma: export

#endif  // SLIPWAY_KERNEL_X86_64_DRIVER_INTERRUPTS_H_
