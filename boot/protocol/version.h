// SPDX-License-Identifier: Apache-2.0
// The name of <slipway/version.h> until the release after 0.1.
#ifndef SLIPWAY_BOOT_PROTOCOL_VERSION_H_
#define SLIPWAY_BOOT_PROTOCOL_VERSION_H_

#include "slipway/version.h"

#endif  // SLIPWAY_BOOT_PROTOCOL_VERSION_H_
