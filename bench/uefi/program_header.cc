// SPDX-License-Identifier: Apache-2.0
// What the image builder fills in. The programs here need none of it.
#include "boot/uefi/layout/loader_header.h"

namespace slipway::uefi {

extern "C" alignas(kLoaderHeaderAlignment) constinit const
    volatile LoaderHeader bench_program_header = unfilled_loader_header();

}  // namespace slipway::uefi
