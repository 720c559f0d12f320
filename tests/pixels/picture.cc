// SPDX-License-Identifier: Apache-2.0
// A kernel that draws its own pixels, none of which are letters.
#include <slipway/kernel.h>

#include <cstdint>

SLIPWAY_KERNEL_REQUEST(.display = slipway::protocol::DisplayMode::kFramebuffer,
                       .framebuffer = {.width = 800, .height = 600, .required = true});

void kernel_main(const slipway::protocol::BootInfo& info) {
  slipway::leave_screen();
  for (std::uint32_t y = 0; y < info.framebuffer.height; ++y) {
    auto* const line = reinterpret_cast<volatile std::uint32_t*>(
        info.framebuffer.virtual_address + std::uint64_t{y} * info.framebuffer.pitch);
    for (std::uint32_t x = 0; x < info.framebuffer.width; ++x) {
      line[x] = x << 8 ^ y;
    }
  }
  slipway::println("a picture");
}
