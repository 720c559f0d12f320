// SPDX-License-Identifier: Apache-2.0
// The sixteen colours of text mode 3 as a screen shows them: the BIOS loads the adapter's palette
// with steps of a third of its 6 bits a colour (IBM VGA Technical Reference, "Video DAC").
#ifndef SLIPWAY_MACHINE_DEVICES_VGA_PALETTE_H_
#define SLIPWAY_MACHINE_DEVICES_VGA_PALETTE_H_

#include <array>
#include <cstdint>

namespace slipway::machine::vga {

// From 0, dark, to 255.
struct Rgb {
  std::uint8_t red;
  std::uint8_t green;
  std::uint8_t blue;

  constexpr bool operator==(const Rgb&) const = default;
};

// In the order of Color (vga_text.h).
inline constexpr std::array<Rgb, 16> kPalette = {{
    {0x00, 0x00, 0x00},  // black
    {0x00, 0x00, 0xAA},  // blue
    {0x00, 0xAA, 0x00},  // green
    {0x00, 0xAA, 0xAA},  // cyan
    {0xAA, 0x00, 0x00},  // red
    {0xAA, 0x00, 0xAA},  // magenta
    {0xAA, 0x55, 0x00},  // brown, and no dark yellow
    {0xAA, 0xAA, 0xAA},  // light gray
    {0x55, 0x55, 0x55},  // dark gray
    {0x55, 0x55, 0xFF},  // light blue
    {0x55, 0xFF, 0x55},  // light green
    {0x55, 0xFF, 0xFF},  // light cyan
    {0xFF, 0x55, 0x55},  // light red
    {0xFF, 0x55, 0xFF},  // pink
    {0xFF, 0xFF, 0x55},  // yellow
    {0xFF, 0xFF, 0xFF},  // white
}};

}  // namespace slipway::machine::vga

#endif  // SLIPWAY_MACHINE_DEVICES_VGA_PALETTE_H_
