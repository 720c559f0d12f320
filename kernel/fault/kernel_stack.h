// SPDX-License-Identifier: Apache-2.0
// The stack that each processor runs on, so that a fault just below it is called an overflow.
#ifndef SLIPWAY_KERNEL_FAULT_KERNEL_STACK_H_
#define SLIPWAY_KERNEL_FAULT_KERNEL_STACK_H_

#include <cstdint>

namespace slipway {

// Names the stack of the processor that runs this: its lowest address, and its size in bytes.
void set_kernel_stack(std::uint64_t bottom, std::uint64_t size);

// Prints a line about the stack if an access to `address`, where no page is mapped, means that it
// has overflown.
void explain_stack_overflow(std::uint64_t address);

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_FAULT_KERNEL_STACK_H_
