// SPDX-License-Identifier: Apache-2.0
// The processor that the demo runs on.
#ifndef SLIPWAY_KERNEL_DEMO_PROCESSOR_H_
#define SLIPWAY_KERNEL_DEMO_PROCESSOR_H_

namespace demo {

// Its name, as it says itself, and a newline.
void print_processor_name();

}  // namespace demo

#endif  // SLIPWAY_KERNEL_DEMO_PROCESSOR_H_
