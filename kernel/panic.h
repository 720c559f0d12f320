// SPDX-License-Identifier: Apache-2.0
// Giving up: panic, ASSERT.
#ifndef SLIPWAY_KERNEL_PANIC_H_
#define SLIPWAY_KERNEL_PANIC_H_

#include "slipway/kernel/fault/panic.h"  // IWYU pragma: export

#endif  // SLIPWAY_KERNEL_PANIC_H_
