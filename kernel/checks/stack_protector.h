// SPDX-License-Identifier: Apache-2.0
// The stack protector (features = ["stack_protector"]): a word between a function's arrays and its
// return address, which the function compares before it returns.
#ifndef SLIPWAY_KERNEL_CHECKS_STACK_PROTECTOR_H_
#define SLIPWAY_KERNEL_CHECKS_STACK_PROTECTOR_H_

namespace slipway {

// Makes that word another one at each start. No function that is protected may be running.
void choose_stack_guard();

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_CHECKS_STACK_PROTECTOR_H_
