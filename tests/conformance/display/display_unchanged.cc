// SPDX-License-Identifier: Apache-2.0
// A kernel that wants the display as the firmware left it is told of none.
#include <slipway/kernel.h>

SLIPWAY_KERNEL_REQUEST(.display = slipway::protocol::DisplayMode::kUnchanged);

void kernel_main(const slipway::protocol::BootInfo& info) {
  ASSERT(info.text_mode.columns == 0);
  ASSERT(info.framebuffer.width == 0);
  slipway::println("display as the firmware left it");
}
