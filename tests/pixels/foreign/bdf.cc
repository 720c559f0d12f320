// SPDX-License-Identifier: Apache-2.0
// Large letters, dark on light, from where nobody would expect them.
#include "slipway/fonts/spleen_16x32.h"
#include "tests/pixels/foreign/kernel.h"

void kernel_main(const slipway::protocol::BootInfo& info) {
  constexpr foreign::Font kFont = {
      .width = 16, .height = 32, .rows_of = [](char character) {
        return slipway::fonts::spleen_16x32.glyph(static_cast<std::uint8_t>(character));
      }};
  foreign::show_text(
      info, kFont,
      {.left = 13, .top = 7, .scale = 1, .spacing = 0, .ink = 0x202060, .paper = 0xF0F0E0});
}
