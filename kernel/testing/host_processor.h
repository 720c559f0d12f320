// SPDX-License-Identifier: Apache-2.0
// How a kernel ends on the host.
#ifndef SLIPWAY_KERNEL_TESTING_HOST_PROCESSOR_H_
#define SLIPWAY_KERNEL_TESTING_HOST_PROCESSOR_H_

#include "slipway/kernel/fault/exit.h"

namespace slipway::testing {

// What exit() throws.
struct KernelEnd {
  ExitCode code;
};

}  // namespace slipway::testing

#endif  // SLIPWAY_KERNEL_TESTING_HOST_PROCESSOR_H_
