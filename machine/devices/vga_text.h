// SPDX-License-Identifier: Apache-2.0
// The VGA text buffer as types: 80 by 25 cells of a CP437 character and two colours, in the
// machine's memory at 0xB8000 (IBM VGA Technical Reference, "Alphanumeric modes").
#ifndef SLIPWAY_MACHINE_DEVICES_VGA_TEXT_H_
#define SLIPWAY_MACHINE_DEVICES_VGA_TEXT_H_

#include <cstdint>

namespace slipway::machine::vga {

// Where text mode 3 (colour, 80x25) keeps its cells, in physical memory.
inline constexpr std::uint64_t kTextBufferAddress = 0xB8000;
inline constexpr int kColumns = 80;
inline constexpr int kRows = 25;

// The palette that mode 3 starts with.
enum class Color : std::uint8_t {
  kBlack = 0,
  kBlue = 1,
  kGreen = 2,
  kCyan = 3,
  kRed = 4,
  kMagenta = 5,
  kBrown = 6,
  kLightGray = 7,
  kDarkGray = 8,
  kLightBlue = 9,
  kLightGreen = 10,
  kLightCyan = 11,
  kLightRed = 12,
  kPink = 13,
  kYellow = 14,
  kWhite = 15,
};

// The colours of one cell. Background colours from 8 up blink unless the mode says otherwise
// (attribute controller, mode control register, bit 3), so none is accepted.
struct Attribute {
  std::uint8_t bits;

  static constexpr Attribute of(Color foreground, Color background = Color::kBlack) {
    return {static_cast<std::uint8_t>((static_cast<unsigned>(background) & 0x7) << 4 |
                                      static_cast<unsigned>(foreground))};
  }

  constexpr bool operator==(const Attribute&) const = default;
};

// One position of the screen, as the adapter reads it: the character in the low byte.
struct Cell {
  std::uint16_t bits;

  static constexpr Cell of(char character, Attribute attribute) {
    return {static_cast<std::uint16_t>(static_cast<unsigned>(attribute.bits) << 8 |
                                       static_cast<std::uint8_t>(character))};
  }

  constexpr char character() const { return static_cast<char>(bits & 0xFF); }
  constexpr Attribute attribute() const { return {static_cast<std::uint8_t>(bits >> 8)}; }
  constexpr bool operator==(const Cell&) const = default;
};

static_assert(sizeof(Cell) == 2);

}  // namespace slipway::machine::vga

#endif  // SLIPWAY_MACHINE_DEVICES_VGA_TEXT_H_
