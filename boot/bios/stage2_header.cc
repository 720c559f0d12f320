// SPDX-License-Identifier: Apache-2.0
// The first thing in stage 2. The image builder fills it in.
#include "boot/bios/layout/disk_layout.h"
#include "boot/protocol/spoken_protocol.h"

namespace slipway::bios {

// Volatile: the compiler must not take what is here for what it will be.
extern "C"
    [[gnu::used,
      gnu::section(".stage2_header")]] constinit const volatile Stage2Header stage2_header = [] {
      Stage2Header header{};
      header.magic = kStage2Magic;
      header.protocol = protocol::kSpoken.name;
      return header;
    }();

}  // namespace slipway::bios
