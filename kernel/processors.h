// SPDX-License-Identifier: Apache-2.0
// processor_count, current_processor, run_on, wait_for.
#ifndef SLIPWAY_KERNEL_PROCESSORS_H_
#define SLIPWAY_KERNEL_PROCESSORS_H_

#include "slipway/kernel/processors/processors.h"  // IWYU pragma: export

#endif  // SLIPWAY_KERNEL_PROCESSORS_H_
