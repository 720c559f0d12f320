#include "image/runner/text/screen.h"

#include <cstdint>
#include <string_view>

#include "image/runner/text/cp437.h"

namespace slipway::runner {
namespace {

using machine::vga::Cell;

// All of these look empty: never written, a space, and the font's second blank.
bool is_blank(Cell cell) {
  const auto character = static_cast<std::uint8_t>(cell.character());
  return character == 0x00 || character == 0x20 || character == 0xFF;
}

std::string repeated(std::string_view text, std::size_t count) {
  std::string result;
  for (std::size_t i = 0; i < count; ++i) result += text;
  return result;
}

}  // namespace

Screen Screen::from_memory(std::span<const char> memory) {
  Screen screen;
  for (std::size_t i = 0; i < screen.cells_.size() && 2 * i + 1 < memory.size(); ++i) {
    const auto character = static_cast<std::uint8_t>(memory[2 * i]);
    const auto attribute = static_cast<std::uint8_t>(memory[2 * i + 1]);
    screen.cells_[i].bits = static_cast<std::uint16_t>(attribute << 8 | character);
  }
  return screen;
}

std::vector<std::string> Screen::rows() const {
  std::vector<std::string> rows;
  for (std::size_t row = 0; row < kRows; ++row) {
    std::size_t end = kColumns;
    while (end > 0 && is_blank(cell(row, end - 1))) --end;
    std::string& text = rows.emplace_back();
    for (std::size_t column = 0; column < end; ++column) {
      text += utf8_from_cp437(static_cast<std::uint8_t>(cell(row, column).character()));
    }
  }
  return rows;
}

std::string framed(const Screen& screen) {
  const std::string edge = repeated("─", Screen::kColumns);
  std::string result = "┌" + edge + "┐\n";
  for (std::size_t row = 0; row < Screen::kRows; ++row) {
    result += "│";
    for (std::size_t column = 0; column < Screen::kColumns; ++column) {
      result += utf8_from_cp437(static_cast<std::uint8_t>(screen.cell(row, column).character()));
    }
    result += "│\n";
  }
  return result + "└" + edge + "┘\n";
}

}  // namespace slipway::runner
