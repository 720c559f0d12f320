// SPDX-License-Identifier: Apache-2.0
// The same in PSF 2, with letters that are not whole bytes wide.
#include <cstddef>
#include <cstring>

#include "tests/pixels/foreign/kernel.h"
#include "tests/pixels/foreign/psf2_font.h"

namespace {

const std::uint8_t* file() {
  return reinterpret_cast<const std::uint8_t*>(psf2_font().data());
}

// A member of the header, by its place in it.
std::uint32_t member(std::size_t i) {
  std::uint32_t value;
  std::memcpy(&value, file() + 4 * i, sizeof value);
  return value;
}

const std::uint8_t* rows_of(char character) {
  const std::uint8_t* const glyphs = file() + member(2);
  const std::uint32_t count = member(4);
  const std::uint32_t size = member(5);
  const std::uint8_t* entry = glyphs + std::size_t{count} * size;
  for (std::size_t glyph = 0; glyph < count; ++entry) {
    if (*entry == static_cast<unsigned char>(character)) {
      return glyphs + glyph * size;
    }
    glyph += *entry == 0xFF ? 1 : 0;
  }
  slipway::panic("no glyph");
}

}  // namespace

void kernel_main(const slipway::protocol::BootInfo& info) {
  foreign::show_text(
      info, {.width = member(7), .height = member(6), .rows_of = rows_of},
      {.left = 100, .top = 50, .scale = 1, .spacing = 0, .ink = 0xFFFFFF, .paper = 0x0000AA});
}
