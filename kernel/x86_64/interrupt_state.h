// SPDX-License-Identifier: Apache-2.0
// The state of the processor at an interrupt or exception, as interrupt_entry.S leaves it on the
// stack.
#ifndef SLIPWAY_KERNEL_X86_64_INTERRUPT_STATE_H_
#define SLIPWAY_KERNEL_X86_64_INTERRUPT_STATE_H_

#include <cstddef>
#include <cstdint>

#include "slipway/machine/x86_64/interrupts.h"

namespace slipway {

// What a handler changes here, the code that was interrupted goes on with.
struct InterruptState {
  std::uint64_t r15, r14, r13, r12, r11, r10, r9, r8;
  std::uint64_t rbp, rdi, rsi, rdx, rcx, rbx, rax;
  std::uint64_t vector;
  std::uint64_t error_code;  // 0 where the vector has none
  machine::InterruptFrame interrupted;
};
static_assert(offsetof(InterruptState, vector) == 15 * 8);
static_assert(sizeof(InterruptState) == 17 * 8 + sizeof(machine::InterruptFrame));

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_X86_64_INTERRUPT_STATE_H_
