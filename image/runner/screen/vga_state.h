// SPDX-License-Identifier: Apache-2.0
// The registers of a VGA that say how its picture comes about (IBM VGA Technical Reference; Intel
// Open Source HD Graphics Programmer's Reference Manual, "VGA and Extended VGA Registers").
#ifndef SLIPWAY_IMAGE_RUNNER_SCREEN_VGA_STATE_H_
#define SLIPWAY_IMAGE_RUNNER_SCREEN_VGA_STATE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "image/runner/screen/screen.h"
#include "image/runner/screen/text_mode.h"

namespace slipway::runner {

// The registers' values, as they were read.
struct VgaState {
  // Sequencer.
  std::uint8_t reset = 0;
  std::uint8_t clocking_mode = 0;
  std::uint8_t character_map_select = 0;

  // Graphics controller.
  std::uint8_t graphics_miscellaneous = 0;

  // CRT controller.
  std::uint8_t horizontal_display_end = 0;
  std::uint8_t maximum_scan_line = 0;
  std::uint8_t cursor_start = 0;
  std::uint8_t cursor_end = 0;
  std::uint16_t start_address = 0;
  std::uint16_t cursor_location = 0;
  std::uint8_t offset = 0;
  std::uint8_t mode_control = 0;

  // Attribute controller: the address register, with the palette's address source. None: it could
  // not be read without a change that a guest would notice.
  std::optional<std::uint8_t> attribute_address;

  // Whether a monitor is sent no picture. QEMU's picture knows only of the palette.
  bool is_switched_off() const;

  bool is_graphics_mode() const;

  std::size_t columns() const { return horizontal_display_end + 1u; }
  std::size_t cell_height() const;

  // The cursor, if it is there and its cell is not before the shown page.
  std::optional<TextCursor> cursor() const;

  // Where the fonts begin in plane 2, in the order of TextMode::fonts.
  std::array<std::size_t, 2> font_offsets() const;

  // The part of the machine's memory where the processor sees video memory.
  struct Window {
    std::uint64_t address;
    std::size_t size;
  };
  Window text_window() const;
};

// The cells of the shown page, `rows` long, out of `window`, the bytes of text_window().
std::vector<machine::vga::Cell> shown_cells(const VgaState& vga, std::span<const char> window,
                                            std::size_t rows);

// The same and everything else in the window, as text.
VideoMemory video_memory(const VgaState& vga, std::span<const char> window, std::size_t rows);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_SCREEN_VGA_STATE_H_
