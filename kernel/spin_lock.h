// SPDX-License-Identifier: Apache-2.0
// SpinLock and its Guard.
#ifndef SLIPWAY_KERNEL_SPIN_LOCK_H_
#define SLIPWAY_KERNEL_SPIN_LOCK_H_

#include "slipway/kernel/processors/spin_lock.h"  // IWYU pragma: export

#endif  // SLIPWAY_KERNEL_SPIN_LOCK_H_
