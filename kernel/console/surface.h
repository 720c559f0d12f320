// SPDX-License-Identifier: Apache-2.0
// What a Terminal writes on: a rectangle of character cells, such as a VGA's text memory, or
// pixels.
#ifndef SLIPWAY_KERNEL_CONSOLE_SURFACE_H_
#define SLIPWAY_KERNEL_CONSOLE_SURFACE_H_

#include "slipway/kernel/text/style.h"

namespace slipway {

// A cell, counted from the top left.
struct Position {
  int row = 0;
  int column = 0;

  constexpr bool operator==(const Position&) const = default;
};

// As a sink does, a surface lives as long as the kernel.
class Surface {
 public:
  // In cells; one without cells ignores all that is written to it.
  virtual int columns() const = 0;
  virtual int rows() const = 0;

  // Shows a Unicode character, or, where there is no glyph for it, one that stands for all such. A
  // position outside is ignored.
  virtual void put(Position at, char32_t character, Style style) = 0;

  // Fills all cells with blanks of this style.
  virtual void clear(Style blank) = 0;

  // Moves each row one up: the top row is lost, the last one is filled with blanks.
  virtual void scroll_up(Style blank) = 0;

  // Marks the cell where writing goes on, if there is a cursor.
  virtual void show_cursor(Position) {}

  // Makes the screen current: until then, a surface may keep to itself what has changed.
  virtual void show() {}

  bool contains(Position at) const {
    return at.row >= 0 && at.row < rows() && at.column >= 0 && at.column < columns();
  }

 protected:
  ~Surface() = default;
};

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_CONSOLE_SURFACE_H_
