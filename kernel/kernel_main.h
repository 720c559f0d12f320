// SPDX-License-Identifier: Apache-2.0
// The function that a kernel defines.
#ifndef SLIPWAY_KERNEL_KERNEL_MAIN_H_
#define SLIPWAY_KERNEL_KERNEL_MAIN_H_

#include "slipway/kernel/start/kernel_main.h"  // IWYU pragma: export

#endif  // SLIPWAY_KERNEL_KERNEL_MAIN_H_
