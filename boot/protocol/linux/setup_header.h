// SPDX-License-Identifier: Apache-2.0
// The header of a kernel's file, which is also what a bundle carries as its request.
#ifndef SLIPWAY_BOOT_PROTOCOL_LINUX_SETUP_HEADER_H_
#define SLIPWAY_BOOT_PROTOCOL_LINUX_SETUP_HEADER_H_

#include <cstddef>
#include <span>

#include "boot/loader/error/error.h"
#include "boot/protocol/linux/abi.h"

namespace slipway::protocol::linux_boot {

// Of the bytes in a bundle, of any size and contents.
loader::Result<SetupHeader> read_header(std::span<const std::byte> bytes);

}  // namespace slipway::protocol::linux_boot

#endif  // SLIPWAY_BOOT_PROTOCOL_LINUX_SETUP_HEADER_H_
