// SPDX-License-Identifier: Apache-2.0
// A kernel that has a framebuffer, and writes on the consoles only.
#include <slipway/kernel.h>

SLIPWAY_KERNEL_REQUEST(.display = slipway::protocol::DisplayMode::kFramebuffer,
                       .framebuffer = {.width = 800, .height = 600, .required = true});

void kernel_main(const slipway::protocol::BootInfo&) {
  slipway::leave_screen();
  slipway::println("nothing on the screen");
}
