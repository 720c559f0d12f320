// SPDX-License-Identifier: Apache-2.0
// The VGA's registers: most are behind an index and a data port (IBM VGA Technical Reference; Intel
// Open Source HD Graphics Programmer's Reference Manual, "VGA and Extended VGA Registers").
#ifndef SLIPWAY_MACHINE_DEVICES_VGA_REGISTERS_H_
#define SLIPWAY_MACHINE_DEVICES_VGA_REGISTERS_H_

#include <cstdint>

#include "slipway/machine/x86_64/port.h"

namespace slipway::machine::vga {

// An index port; the data port is the next one.
inline constexpr Port kSequencerIndex{0x3C4};
inline constexpr Port kGraphicsControllerIndex{0x3CE};
inline constexpr Port kCrtControllerIndex{0x3D4};
inline constexpr Port kCrtControllerData = kCrtControllerIndex + 1;
inline constexpr Port kMonochromeCrtControllerIndex{0x3B4};

// Index and data take turns at this port; reading the input status makes the next write an index.
inline constexpr Port kAttributeController{0x3C0};
inline constexpr Port kInputStatus{0x3DA};
inline constexpr Port kMonochromeInputStatus{0x3BA};

// Bit 0: the CRT controller and the input status are at the ports for colour.
inline constexpr Port kMiscellaneousOutput{0x3CC};

enum class SequencerRegister : std::uint8_t {
  kReset = 0x00,
  kClockingMode = 0x01,
  kCharacterMapSelect = 0x03,
  kMemoryMode = 0x04,
};

enum class GraphicsRegister : std::uint8_t {
  kReadMapSelect = 0x04,
  kMode = 0x05,
  kMiscellaneous = 0x06,
};

enum class CrtRegister : std::uint8_t {
  kHorizontalDisplayEnd = 0x01,
  kMaximumScanLine = 0x09,
  kCursorStart = 0x0A,
  kCursorEnd = 0x0B,
  kStartAddressHigh = 0x0C,
  kStartAddressLow = 0x0D,
  kCursorHigh = 0x0E,
  kCursorLow = 0x0F,
  kOffset = 0x13,
  kModeControl = 0x17,
};

}  // namespace slipway::machine::vga

#endif  // SLIPWAY_MACHINE_DEVICES_VGA_REGISTERS_H_
