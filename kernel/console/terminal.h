// SPDX-License-Identifier: Apache-2.0
// Writes text on a surface as a terminal does: wraps, scrolls, knows newline, carriage return, tab
// and backspace. Bytes that are not UTF-8 appear as U+FFFD, the replacement character.
#ifndef SLIPWAY_KERNEL_CONSOLE_TERMINAL_H_
#define SLIPWAY_KERNEL_CONSOLE_TERMINAL_H_

#include <cstdint>
#include <string_view>

#include "slipway/kernel/console/surface.h"
#include "slipway/kernel/text/style.h"
#include "slipway/kernel/text/text_sink.h"
#include "slipway/kernel/text/utf8_decoder.h"

namespace slipway {

class Terminal final : public TextSink {
 public:
  static constexpr int kTabWidth = 8;

  // 0 by 0; ignores what is written.
  constexpr Terminal() = default;
  // The surface must live as long as the terminal.
  constexpr explicit Terminal(Surface& surface) : surface_(&surface) {}

  int columns() const { return surface_ == nullptr ? 0 : surface_->columns(); }
  int rows() const { return surface_ == nullptr ? 0 : surface_->rows(); }

  void write(std::string_view text) override;
  void hold() override { held_ = true; }
  void show() override;
  void set_style(Style style) override { style_ = style; }

  // Fills the surface with blanks in the current style; writing goes on at the top left.
  void clear();

  // Where the next character goes. After the last column of a row the column is one beyond: the
  // row is wrapped once another character comes, so that a full row followed by a newline does not
  // leave an empty one. The same holds for the last row and scrolling.
  constexpr Position cursor() const { return cursor_; }
  // A position outside the surface is ignored.
  void set_cursor(Position at);

  // Shows one character somewhere; writing goes on where it was. A position outside is ignored.
  void put(Position at, char32_t character, Style style);

 private:
  bool empty() const { return columns() <= 0 || rows() <= 0; }
  void put_byte(std::uint8_t byte);
  void put_character(char32_t character);
  void put_glyph(char32_t character);
  void new_line();
  void scroll_outstanding_row();
  void show_unless_held();

  Surface* surface_ = nullptr;
  Position cursor_;
  Style style_;
  bool held_ = false;
  Utf8Decoder decoder_;
};

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_CONSOLE_TERMINAL_H_
