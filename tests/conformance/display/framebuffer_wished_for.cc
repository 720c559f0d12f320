// SPDX-License-Identifier: Apache-2.0
// A kernel that can do without a framebuffer gets text where there is none.
#include <slipway/kernel.h>

SLIPWAY_KERNEL_REQUEST(.display = slipway::protocol::DisplayMode::kFramebuffer,
                       .framebuffer = {.width = 800, .height = 600});

void kernel_main(const slipway::protocol::BootInfo& info) {
  ASSERT(info.framebuffer.width == 0);
  ASSERT(info.text_mode.columns == 80);
  slipway::println("text instead of pixels");
}
