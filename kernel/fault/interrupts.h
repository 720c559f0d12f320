// SPDX-License-Identifier: Apache-2.0
// Keeping the processor from being interrupted.
#ifndef SLIPWAY_KERNEL_FAULT_INTERRUPTS_H_
#define SLIPWAY_KERNEL_FAULT_INTERRUPTS_H_

namespace slipway {

void disable_interrupts();

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_FAULT_INTERRUPTS_H_
