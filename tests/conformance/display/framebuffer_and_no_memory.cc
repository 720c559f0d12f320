// SPDX-License-Identifier: Apache-2.0
// Asks for pixels, and for more memory than there is.
#include <slipway/kernel.h>
#include "slipway/kernel_request.h"

SLIPWAY_KERNEL_REQUEST(.display = slipway::protocol::DisplayMode::kFramebuffer,
                       .framebuffer = {.width = 800, .height = 600});

namespace {

constinit volatile char too_much[128 << 20] = {};

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  slipway::panic("started, with {:#x}", reinterpret_cast<std::uintptr_t>(&too_much[0]));
}
