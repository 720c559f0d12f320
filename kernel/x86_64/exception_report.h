// SPDX-License-Identifier: Apache-2.0
// What is said of an exception.
#ifndef SLIPWAY_KERNEL_X86_64_EXCEPTION_REPORT_H_
#define SLIPWAY_KERNEL_X86_64_EXCEPTION_REPORT_H_

#include "slipway/kernel/x86_64/interrupt_state.h"

// Called by dispatch of descriptor_tables.cc: prints the fault and all registers, and ends the
// kernel with ExitCode::kFailure.
extern "C" [[noreturn]] void slipway_report_exception(const slipway::InterruptState& state);

#endif  // SLIPWAY_KERNEL_X86_64_EXCEPTION_REPORT_H_
