// SPDX-License-Identifier: Apache-2.0
// A console that reads its font itself, in PSF 1, in the order of the file's table.
#include <cstddef>

#include "tests/pixels/foreign/kernel.h"
#include "tests/pixels/foreign/psf1_font.h"

namespace {

const std::uint8_t* rows_of(char character) {
  const auto* const file = reinterpret_cast<const std::uint8_t*>(psf1_font().data());
  const std::size_t count = (file[2] & 1) != 0 ? 512 : 256;
  const std::size_t height = file[3];
  const std::uint8_t* entry = file + 4 + count * height;
  for (std::size_t glyph = 0; glyph < count; entry += 2) {
    const unsigned value = entry[0] | static_cast<unsigned>(entry[1]) << 8;
    if (value == static_cast<unsigned char>(character)) {
      return file + 4 + glyph * height;
    }
    glyph += value == 0xFFFF ? 1 : 0;
  }
  slipway::panic("no glyph");
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo& info) {
  foreign::show_text(
      info, {.width = 8, .height = 16, .rows_of = rows_of},
      {.left = 0, .top = 3, .scale = 1, .spacing = 0, .ink = 0x33FF33, .paper = 0x001100});
}
