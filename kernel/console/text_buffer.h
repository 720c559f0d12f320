// A rectangle of VGA text cells: the adapter's memory, or an array in a test. Each access is
// volatile, since the adapter reads the cells behind the compiler's back, and each is checked.
#ifndef SLIPWAY_KERNEL_CONSOLE_TEXT_BUFFER_H_
#define SLIPWAY_KERNEL_CONSOLE_TEXT_BUFFER_H_

#include <cstddef>

#include "slipway/machine/devices/vga_text.h"

namespace slipway {

using machine::vga::Cell;

// A place on the screen, from the top left.
struct Position {
  int row = 0;
  int column = 0;

  constexpr bool operator==(const Position&) const = default;
};

class TextBuffer {
 public:
  // An empty buffer: nothing can be written to it.
  constexpr TextBuffer() = default;

  // `cells` has rows * columns elements and outlives the buffer.
  constexpr TextBuffer(volatile Cell* cells, int columns, int rows)
      : cells_(cells), columns_(columns), rows_(rows) {}

  constexpr int columns() const { return columns_; }
  constexpr int rows() const { return rows_; }
  constexpr bool empty() const { return columns_ <= 0 || rows_ <= 0; }

  constexpr bool contains(Position at) const {
    return at.row >= 0 && at.row < rows_ && at.column >= 0 && at.column < columns_;
  }

  // A position outside is ignored.
  void put(Position at, Cell cell) {
    if (contains(at)) cells_[index(at)].bits = cell.bits;
  }

  // A position outside gives an empty cell.
  Cell get(Position at) const { return contains(at) ? Cell{cells_[index(at)].bits} : Cell{}; }

  void fill(Cell cell) {
    for (int row = 0; row < rows_; ++row) fill_row(row, cell);
  }

  void fill_row(int row, Cell cell) {
    for (int column = 0; column < columns_; ++column) put({row, column}, cell);
  }

  // Moves each row one up; the top row is lost, the last one is filled with `blank`.
  void scroll_up(Cell blank) {
    for (int row = 1; row < rows_; ++row) {
      for (int column = 0; column < columns_; ++column) {
        put({row - 1, column}, get({row, column}));
      }
    }
    fill_row(rows_ - 1, blank);
  }

 private:
  constexpr std::size_t index(Position at) const {
    return static_cast<std::size_t>(at.row) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(at.column);
  }

  volatile Cell* cells_ = nullptr;
  int columns_ = 0;
  int rows_ = 0;
};

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_CONSOLE_TEXT_BUFFER_H_
