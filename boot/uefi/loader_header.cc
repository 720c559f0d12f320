// SPDX-License-Identifier: Apache-2.0
// What the image builder fills in.
#include "boot/uefi/layout/loader_header.h"

namespace slipway::uefi {

extern "C" alignas(kLoaderHeaderAlignment) constinit const
    volatile LoaderHeader slipway_loader_header = kUnfilledLoaderHeader;

}  // namespace slipway::uefi
