// SPDX-License-Identifier: Apache-2.0
// The protocols that kernels may speak: those in the list in protocols.bzl.
#ifndef SLIPWAY_BOOT_PROTOCOL_PROTOCOLS_H_
#define SLIPWAY_BOOT_PROTOCOL_PROTOCOLS_H_

#include <cstdint>

#include "boot/loader/error/error.h"
#include "boot/protocol/protocol.h"

namespace slipway::protocol {

// The protocol of this name, which a bundle's header has.
loader::Result<const Protocol*> find_protocol(std::uint64_t name);

}  // namespace slipway::protocol

#endif  // SLIPWAY_BOOT_PROTOCOL_PROTOCOLS_H_
