// SPDX-License-Identifier: Apache-2.0
// How text looks: Color, Style.
#ifndef SLIPWAY_KERNEL_STYLE_H_
#define SLIPWAY_KERNEL_STYLE_H_

#include "slipway/kernel/text/style.h"  // IWYU pragma: export

#endif  // SLIPWAY_KERNEL_STYLE_H_
