// SPDX-License-Identifier: Apache-2.0
// As Flanterm draws by default: the VGA's size of letters, a pixel between them, a margin around
// all; with letters enlarged.
#include "slipway/fonts/spleen_8x16.h"
#include "tests/pixels/foreign/kernel.h"

void kernel_main(const slipway::protocol::BootInfo& info) {
  constexpr foreign::Font kFont = {
      .width = 8, .height = 16, .rows_of = [](char character) {
        return slipway::fonts::spleen_8x16.glyph(static_cast<std::uint8_t>(character));
      }};
  foreign::show_text(
      info, kFont, {.left = 64, .top = 64, .scale = 2, .spacing = 1, .ink = 0xAAAAAA, .paper = 0});
}
