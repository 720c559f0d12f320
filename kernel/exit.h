// SPDX-License-Identifier: Apache-2.0
// How a kernel ends: exit(ExitCode::kSuccess), halt().
#ifndef SLIPWAY_KERNEL_EXIT_H_
#define SLIPWAY_KERNEL_EXIT_H_

#include "slipway/kernel/fault/exit.h"  // IWYU pragma: export

#endif  // SLIPWAY_KERNEL_EXIT_H_
