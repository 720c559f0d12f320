// SPDX-License-Identifier: Apache-2.0
#include "image/runner/screen/vga_state.h"

#include <algorithm>
#include <string>
#include <vector>

#include "host/text/utf8.h"
#include "image/runner/screen/font_characters.h"

namespace slipway::runner {
namespace {

using machine::vga::Cell;

constexpr unsigned bit(unsigned value, unsigned number) {
  return value >> number & 1;
}

// The cells from `first` on, at most `count` of them, as far as the window goes.
std::vector<Cell> cells_in(std::span<const char> window, std::size_t first, std::size_t count) {
  std::vector<Cell> cells;
  for (std::size_t i = first; i < first + count && 2 * i + 1 < window.size(); ++i) {
    const auto character = static_cast<std::uint8_t>(window[2 * i]);
    const auto attribute = static_cast<std::uint8_t>(window[2 * i + 1]);
    cells.push_back({static_cast<std::uint16_t>(attribute << 8 | character)});
  }
  return cells;
}

std::string text_of(std::span<const Cell> cells) {
  std::string text;
  std::size_t end = 0;  // of the text without the blanks behind it
  for (const Cell cell : cells) {
    const char16_t character = font_character(static_cast<std::uint8_t>(cell.character()));
    host::append_utf8(text, character);
    if (character != u' ') {
      end = text.size();
    }
  }
  text.resize(end);
  return text;
}

// From the start of one row to that of the next, in cells: the register counts pairs.
std::size_t row_distance(const VgaState& vga) {
  return vga.offset * 2u;
}

}  // namespace

bool VgaState::is_switched_off() const {
  const bool is_screen_off = bit(clocking_mode, 5);
  const bool is_palette_off = attribute_address && !bit(*attribute_address, 5);
  // Firmware that has never set a mode of the VGA's own leaves these two at 0 while the adapter
  // draws pixels in a mode of its extensions.
  const bool is_sequencer_held = !bit(reset, 0) || !bit(reset, 1);
  const bool has_no_retrace = !bit(mode_control, 7);
  const bool is_stopped = !is_graphics_mode() && (is_sequencer_held || has_no_retrace);
  return is_screen_off || is_palette_off || is_stopped;
}

bool VgaState::is_graphics_mode() const {
  return bit(graphics_miscellaneous, 0);
}

// The double-scan bit beside it makes each line two on a monitor, but not in QEMU's picture.
std::size_t VgaState::cell_height() const {
  return (maximum_scan_line & 0x1Fu) + 1;
}

std::optional<TextCursor> VgaState::cursor() const {
  const bool is_off = bit(cursor_start, 5);
  if (is_off || cursor_location < start_address) {
    return std::nullopt;
  }
  const std::size_t cell = static_cast<std::size_t>(cursor_location - start_address);
  const std::size_t distance = std::max<std::size_t>(row_distance(*this), 1);
  const std::size_t column = cell % distance;
  if (column >= columns()) {
    return std::nullopt;
  }
  return TextCursor{cell / distance * columns() + column, cursor_start & 0x1Fu, cursor_end & 0x1Fu};
}

// Each choice is three bits, the highest of them apart from the other two; the font in the even
// places of plane 2 come first.
std::array<std::size_t, 2> VgaState::font_offsets() const {
  const auto offset_of = [this](unsigned low_bits, unsigned high_bit) {
    return ((character_map_select >> low_bits & 3u) * 2 + bit(character_map_select, high_bit)) *
           Font::kBytes;
  };
  return {offset_of(0, 4), offset_of(2, 5)};
}

VgaState::Window VgaState::text_window() const {
  switch (graphics_miscellaneous >> 2 & 3) {
    case 0:
    case 1:
      return {0xA0000, 0x10000};
    case 2:
      return {0xB0000, 0x8000};
    default:
      return {0xB8000, 0x8000};
  }
}

std::vector<Cell> shown_cells(const VgaState& vga, std::span<const char> window, std::size_t rows) {
  std::vector<Cell> cells;
  for (std::size_t row = 0; row < rows; ++row) {
    const auto more = cells_in(window, vga.start_address + row * row_distance(vga), vga.columns());
    cells.insert(cells.end(), more.begin(), more.end());
    if (more.size() < vga.columns()) {
      break;
    }
  }
  return cells;
}

VideoMemory video_memory(const VgaState& vga, std::span<const char> window, std::size_t rows) {
  VideoMemory memory;
  const std::vector<Cell> shown = shown_cells(vga, window, rows);
  for (std::size_t at = 0; at < shown.size(); at += vga.columns()) {
    const std::size_t count = std::min(vga.columns(), shown.size() - at);
    memory.shown_page.push_back(text_of(std::span(shown).subspan(at, count)));
  }
  const auto add_other = [&](std::size_t first, std::size_t last) {
    const auto cells = cells_in(window, first, last - std::min(first, last));
    if (std::string text = text_of(cells); !text.empty()) {
      memory.other_pages.push_back(text);
    }
  };
  const std::size_t end = vga.start_address + rows * row_distance(vga);
  add_other(0, vga.start_address);
  for (std::size_t row = vga.start_address; row < end; row += row_distance(vga)) {
    add_other(row + vga.columns(), row + row_distance(vga));
  }
  add_other(end, window.size() / sizeof(Cell));
  return memory;
}

}  // namespace slipway::runner
