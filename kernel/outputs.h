// SPDX-License-Identifier: Apache-2.0
// The screen, for positions and single cells: screen().
#ifndef SLIPWAY_KERNEL_OUTPUTS_H_
#define SLIPWAY_KERNEL_OUTPUTS_H_

#include "slipway/kernel/console/outputs.h"  // IWYU pragma: export

#endif  // SLIPWAY_KERNEL_OUTPUTS_H_
