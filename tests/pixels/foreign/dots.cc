// SPDX-License-Identifier: Apache-2.0
// Full stops, which are dots in the middle of letters where these begin elsewhere.
#include "slipway/fonts/spleen_8x16.h"
#include "tests/pixels/foreign/kernel.h"

void kernel_main(const slipway::protocol::BootInfo& info) {
  constexpr foreign::Font kFont = {
      .width = 8, .height = 16, .rows_of = [](char character) {
        return slipway::fonts::spleen_8x16.glyph(static_cast<std::uint8_t>(character));
      }};
  slipway::leave_screen();
  const foreign::Console console(
      info.framebuffer, kFont,
      {.left = 80, .top = 80, .scale = 1, .spacing = 0, .ink = 0xAAAAAA, .paper = 0});
  console.print(0, ".....");
}
