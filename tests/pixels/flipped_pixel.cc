// SPDX-License-Identifier: Apache-2.0
// A text of which one letter has a pixel that its glyph has not.
#include <slipway/kernel.h>

#include <cstdint>

SLIPWAY_KERNEL_REQUEST(.display = slipway::protocol::DisplayMode::kFramebuffer,
                       .framebuffer = {.width = 800, .height = 600, .required = true});

void kernel_main(const slipway::protocol::BootInfo& info) {
  slipway::println("Hello, pixels!");
  constexpr std::uint64_t kX = 4 * 8 + 3;  // within the "o"
  constexpr std::uint64_t kY = 7;
  auto* const pixel = reinterpret_cast<volatile std::uint32_t*>(
      info.framebuffer.virtual_address + kY * info.framebuffer.pitch + kX * sizeof(std::uint32_t));
  *pixel = ~*pixel;
}
