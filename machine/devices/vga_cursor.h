// SPDX-License-Identifier: Apache-2.0
// The blinking cursor of VGA text mode (IBM VGA Technical Reference, CRT controller registers).
#ifndef SLIPWAY_MACHINE_DEVICES_VGA_CURSOR_H_
#define SLIPWAY_MACHINE_DEVICES_VGA_CURSOR_H_

#include <cstdint>

#include "slipway/machine/devices/vga_registers.h"

namespace slipway::machine::vga {

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
