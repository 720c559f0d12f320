// SPDX-License-Identifier: Apache-2.0
// What the image builder fills in. The programs here need none of it.
#include "boot/uefi/layout/loader_header.h"

namespace slipway::uefi {

extern "C" alignas(kLoaderHeaderAlignment) constinit const
    volatile LoaderHeader bench_program_header = {.magic = {kLoaderMagic[0], kLoaderMagic[1]},
                                                  .bundle_offset = 0,
                                                  .bundle_size = 0,
                                                  .bundle_header_size = 0,
                                                  .disk_signature = 0,
                                                  .bundle_digest = {},
                                                  .reserved = {}};

}  // namespace slipway::uefi
