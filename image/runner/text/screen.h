// The text screen as it was read from the machine's memory.
#ifndef SLIPWAY_IMAGE_RUNNER_TEXT_SCREEN_H_
#define SLIPWAY_IMAGE_RUNNER_TEXT_SCREEN_H_

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "slipway/machine/devices/vga_text.h"

namespace slipway::runner {

class Screen {
 public:
  static constexpr std::size_t kRows = machine::vga::kRows;
  static constexpr std::size_t kColumns = machine::vga::kColumns;
  static constexpr std::size_t kBytes = kRows * kColumns * sizeof(machine::vga::Cell);

  // A blank screen.
  Screen() = default;

  // `memory`: the text buffer, little-endian cells, row by row. Missing bytes stay blank.
  static Screen from_memory(std::span<const char> memory);

  machine::vga::Cell cell(std::size_t row, std::size_t column) const {
    return cells_[row * kColumns + column];
  }

  // The rows as UTF-8, without the blanks at their ends.
  std::vector<std::string> rows() const;

  bool operator==(const Screen&) const = default;

 private:
  std::array<machine::vga::Cell, kRows * kColumns> cells_{};
};

// The screen as it was, in a frame: 27 lines of 82 characters.
std::string framed(const Screen& screen);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_TEXT_SCREEN_H_
