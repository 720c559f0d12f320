// SPDX-License-Identifier: Apache-2.0
// print, println, set_color, set_style, outputs.
#ifndef SLIPWAY_KERNEL_PRINT_H_
#define SLIPWAY_KERNEL_PRINT_H_

#include "slipway/kernel/text/print.h"  // IWYU pragma: export

#endif  // SLIPWAY_KERNEL_PRINT_H_
