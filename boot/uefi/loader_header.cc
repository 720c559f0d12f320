// SPDX-License-Identifier: Apache-2.0
// What the image builder fills in.
#include "boot/uefi/layout/loader_header.h"

#include "boot/protocol/spoken_protocol.h"

namespace slipway::uefi {

extern "C" alignas(kLoaderHeaderAlignment) constinit const
    volatile LoaderHeader slipway_loader_header = unfilled_loader_header(protocol::kSpoken.name);

}  // namespace slipway::uefi
