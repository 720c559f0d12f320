// SPDX-License-Identifier: Apache-2.0
// What is said of an exception.
#ifndef SLIPWAY_KERNEL_X86_64_EXCEPTION_REPORT_H_
#define SLIPWAY_KERNEL_X86_64_EXCEPTION_REPORT_H_

#include "slipway/kernel/x86_64/exception_frame.h"

// Called by exception_entry.S: prints the fault and all registers, and ends the kernel with
// ExitCode::kFailure.
extern "C" [[noreturn]] void slipway_report_exception(const slipway::ExceptionFrame& frame);

#endif  // SLIPWAY_KERNEL_X86_64_EXCEPTION_REPORT_H_
