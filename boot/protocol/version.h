// SPDX-License-Identifier: Apache-2.0
// The version of the contract between loader and kernel.
#ifndef SLIPWAY_BOOT_PROTOCOL_VERSION_H_
#define SLIPWAY_BOOT_PROTOCOL_VERSION_H_

#include <stdint.h>

namespace slipway::protocol {

// The major number changes when a kernel built for the old one would misread what it is told; the
// minor number when fields are appended to a structure, whose `size` then grows. So a kernel boots
// under every loader of its major version whose minor version is at least the one it asks for.
inline constexpr uint16_t kMajorVersion = 1;
inline constexpr uint16_t kMinorVersion = 0;

}  // namespace slipway::protocol

#endif  // SLIPWAY_BOOT_PROTOCOL_VERSION_H_
