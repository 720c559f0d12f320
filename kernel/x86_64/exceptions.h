// Faults are reported, never a silent reset.
#ifndef SLIPWAY_KERNEL_X86_64_EXCEPTIONS_H_
#define SLIPWAY_KERNEL_X86_64_EXCEPTIONS_H_

#include <cstdint>

#include "slipway/kernel/x86_64/exception_frame.h"

namespace slipway {

// Names the stack the kernel runs on, so that a page fault just below is called an overflow.
void set_kernel_stack(std::uint64_t bottom, std::uint64_t size);

}  // namespace slipway

// Called by exception_vectors.S: prints the fault and all registers, and ends the kernel with
// ExitCode::kFailure.
extern "C" [[noreturn]] void slipway_report_exception(const slipway::ExceptionFrame& frame);

#endif  // SLIPWAY_KERNEL_X86_64_EXCEPTIONS_H_
