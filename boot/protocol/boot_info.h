// SPDX-License-Identifier: Apache-2.0
// The name of <slipway/boot_info.h> until the release after 0.1.
#ifndef SLIPWAY_BOOT_PROTOCOL_BOOT_INFO_H_
#define SLIPWAY_BOOT_PROTOCOL_BOOT_INFO_H_

#include "slipway/boot_info.h"

#endif  // SLIPWAY_BOOT_PROTOCOL_BOOT_INFO_H_
