// SPDX-License-Identifier: Apache-2.0
// BootInfo's values in words: memory types, firmware, rights of segments.
#ifndef SLIPWAY_KERNEL_BOOT_INFO_TEXT_H_
#define SLIPWAY_KERNEL_BOOT_INFO_TEXT_H_

#include "slipway/kernel/text/boot_info_text.h"  // IWYU pragma: export

#endif  // SLIPWAY_KERNEL_BOOT_INFO_TEXT_H_
