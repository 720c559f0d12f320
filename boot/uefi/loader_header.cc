// SPDX-License-Identifier: Apache-2.0
// What the image builder fills in.
#include "boot/uefi/layout/loader_header.h"

namespace slipway::uefi {

// Volatile: the compiler must not take what is here now for what it will be.
extern "C" alignas(kLoaderHeaderAlignment) constinit const
    volatile LoaderHeader slipway_loader_header = {.magic = {kLoaderMagic[0], kLoaderMagic[1]},
                                                   .bundle_offset = 0,
                                                   .bundle_size = 0,
                                                   .bundle_header_size = 0,
                                                   .disk_signature = 0,
                                                   .bundle_digest = {},
                                                   .reserved = {}};

}  // namespace slipway::uefi
