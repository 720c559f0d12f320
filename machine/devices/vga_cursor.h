// The blinking cursor of VGA text mode (IBM VGA Technical Reference, CRT controller registers).
#ifndef SLIPWAY_MACHINE_DEVICES_VGA_CURSOR_H_
#define SLIPWAY_MACHINE_DEVICES_VGA_CURSOR_H_

#include <cstdint>

#include "slipway/machine/x86_64/port.h"

namespace slipway::machine::vga {

inline constexpr Port kCrtControllerIndex{0x3D4};
inline constexpr Port kCrtControllerData{0x3D5};

enum class CrtRegister : std::uint8_t {
  kCursorHigh = 0x0E,
  kCursorLow = 0x0F,
};

// Shows the cursor at this cell, counted from the top left. A cell beyond the screen hides it.
template <typename IoSpace = PortSpace>
constexpr void move_cursor(std::uint16_t cell, IoSpace io = {}) {
  io.write8(kCrtControllerIndex, static_cast<std::uint8_t>(CrtRegister::kCursorHigh));
  io.write8(kCrtControllerData, static_cast<std::uint8_t>(cell >> 8));
  io.write8(kCrtControllerIndex, static_cast<std::uint8_t>(CrtRegister::kCursorLow));
  io.write8(kCrtControllerData, static_cast<std::uint8_t>(cell & 0xFF));
}

}  // namespace slipway::machine::vga

#endif  // SLIPWAY_MACHINE_DEVICES_VGA_CURSOR_H_
