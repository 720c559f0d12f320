// SPDX-License-Identifier: Apache-2.0
// Faults are reported, never a silent reset.
#ifndef SLIPWAY_KERNEL_FAULT_EXCEPTIONS_H_
#define SLIPWAY_KERNEL_FAULT_EXCEPTIONS_H_

namespace slipway {

// From here on the processor's exceptions are reported, on stacks of their own (also when the
// kernel's stack has overflown), and end the kernel with ExitCode::kFailure.
void report_exceptions();

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_FAULT_EXCEPTIONS_H_
