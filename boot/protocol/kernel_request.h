// SPDX-License-Identifier: Apache-2.0
// The name of <slipway/kernel_request.h> until the release after 0.1.
#ifndef SLIPWAY_BOOT_PROTOCOL_KERNEL_REQUEST_H_
#define SLIPWAY_BOOT_PROTOCOL_KERNEL_REQUEST_H_

#include "slipway/kernel_request.h"

#endif  // SLIPWAY_BOOT_PROTOCOL_KERNEL_REQUEST_H_
