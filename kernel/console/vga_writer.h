// Writes text to a screen of cells as a terminal does: wraps, scrolls, knows newline, carriage
// return, tab and backspace. Characters that the adapter's font lacks, and bytes that are not
// UTF-8, appear as a small square.
#ifndef SLIPWAY_KERNEL_CONSOLE_VGA_WRITER_H_
#define SLIPWAY_KERNEL_CONSOLE_VGA_WRITER_H_

#include <cstdint>
#include <string_view>

#include "slipway/kernel/console/text_buffer.h"
#include "slipway/kernel/text/text_sink.h"
#include "slipway/kernel/text/utf8_decoder.h"

namespace slipway {

class VgaWriter final : public TextSink {
 public:
  using CursorMoved = void (*)(std::uint16_t cell);

  static constexpr int kTabWidth = 8;
  static constexpr Attribute kDefaultColor = Attribute::of(Color::kLightGray);

  constexpr VgaWriter() = default;
  // `cursor_moved` is called after each write with the cell where the cursor now is.
  constexpr explicit VgaWriter(TextBuffer screen, CursorMoved cursor_moved = nullptr)
      : screen_(screen), cursor_moved_(cursor_moved) {}

  void write(std::string_view text) override;
  void set_color(Attribute color) override { color_ = color; }

  // Fills the screen with blanks in the current colours; writing goes on at the top left.
  void clear();

  // Where the next character goes. After the last column of a row the column is one beyond: the
  // row is wrapped once another character comes, so that a full row followed by a newline does not
  // leave an empty one. The same holds for the last row and scrolling.
  constexpr Position cursor() const { return cursor_; }
  // A position outside the screen is ignored.
  void set_cursor(Position at);

  constexpr TextBuffer& screen() { return screen_; }

 private:
  void put_byte(std::uint8_t byte);
  void put_character(char32_t character);
  void put_glyph(std::uint8_t glyph);
  void new_line();
  void show_cursor() const;
  constexpr Cell blank() const { return Cell::of(' ', color_); }

  TextBuffer screen_;
  CursorMoved cursor_moved_ = nullptr;
  Position cursor_;
  Attribute color_ = kDefaultColor;
  Utf8Decoder decoder_;
};

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_CONSOLE_VGA_WRITER_H_
