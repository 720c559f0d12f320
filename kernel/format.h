// SPDX-License-Identifier: Apache-2.0
// Formatted text, in std::format's syntax: format_to.
#ifndef SLIPWAY_KERNEL_FORMAT_H_
#define SLIPWAY_KERNEL_FORMAT_H_

#include "slipway/kernel/text/format.h"  // IWYU pragma: export

#endif  // SLIPWAY_KERNEL_FORMAT_H_
