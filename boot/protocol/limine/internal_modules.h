// SPDX-License-Identifier: Apache-2.0
// Internal modules: files that a kernel of the Limine boot protocol names itself, in its request
// for modules. For the image builder.
#ifndef SLIPWAY_BOOT_PROTOCOL_LIMINE_INTERNAL_MODULES_H_
#define SLIPWAY_BOOT_PROTOCOL_LIMINE_INTERNAL_MODULES_H_

#include <cstdint>
#include <vector>

#include "boot/loader/error/error.h"
#include "boot/protocol/search.h"

namespace slipway::protocol::limine {

// Those of the request at `address`, which is in the kernel. What is not wholly in the kernel, or
// longer than anyone means, is an error.
loader::Result<std::vector<protocol::InternalModule>> find_internal_modules(
    const SearchedKernel& kernel, std::uint64_t address);

}  // namespace slipway::protocol::limine

#endif  // SLIPWAY_BOOT_PROTOCOL_LIMINE_INTERNAL_MODULES_H_
