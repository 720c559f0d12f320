// SPDX-License-Identifier: Apache-2.0
// The version of the contract between loader and kernel.
#ifndef SLIPWAY_BOOT_PROTOCOL_SLIPWAY_VERSION_H_
#define SLIPWAY_BOOT_PROTOCOL_SLIPWAY_VERSION_H_

#include <stdint.h>

// The major number changes when a kernel built for the old one would misread what it is told; the
// minor number when fields are appended to a structure, whose `size` then grows. So a kernel boots
// under every loader of its major version whose minor version is at least the one it asks for.
#define SLIPWAY_MAJOR_VERSION 1
#define SLIPWAY_MINOR_VERSION 1

#ifdef __cplusplus

namespace slipway::protocol {

inline constexpr uint16_t kMajorVersion = SLIPWAY_MAJOR_VERSION;
inline constexpr uint16_t kMinorVersion = SLIPWAY_MINOR_VERSION;

}  // namespace slipway::protocol

#endif  // __cplusplus

#endif  // SLIPWAY_BOOT_PROTOCOL_SLIPWAY_VERSION_H_
