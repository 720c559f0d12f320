// SPDX-License-Identifier: Apache-2.0
// How to print types of your own: formatter<T>.
#ifndef SLIPWAY_KERNEL_FORMAT_ARGUMENT_H_
#define SLIPWAY_KERNEL_FORMAT_ARGUMENT_H_

#include "slipway/kernel/text/format_argument.h"  // IWYU pragma: export

#endif  // SLIPWAY_KERNEL_FORMAT_ARGUMENT_H_
