#include "slipway/kernel/console/vga_writer.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "slipway/machine/devices/cp437.h"

namespace slipway {

namespace cp437 = machine::cp437;

void VgaWriter::write(std::string_view text) {
  if (screen_.empty()) return;
  for (const char byte : text) put_byte(static_cast<std::uint8_t>(byte));
  show_cursor();
}

void VgaWriter::clear() {
  screen_.fill(blank());
  cursor_ = {};
  show_cursor();
}

void VgaWriter::set_cursor(Position at) {
  if (!screen_.contains(at)) return;
  cursor_ = at;
  show_cursor();
}

void VgaWriter::put_byte(std::uint8_t byte) {
  switch (decoder_.feed(byte)) {
    case Utf8Decoder::State::kIncomplete:
      return;
    case Utf8Decoder::State::kComplete:
      return put_character(decoder_.character());
    case Utf8Decoder::State::kInvalid:
      return put_glyph(cp437::kReplacement);
    case Utf8Decoder::State::kBroken:
      put_glyph(cp437::kReplacement);
      return put_byte(byte);
  }
}

void VgaWriter::put_character(char32_t character) {
  switch (character) {
    case U'\n':
      return new_line();
    case U'\r':
      cursor_.column = 0;
      return;
    case U'\b':
      cursor_.column = std::max(cursor_.column - 1, 0);
      return;
    case U'\t':
      do put_glyph(' ');
      while (cursor_.column % kTabWidth != 0 && cursor_.column < screen_.columns());
      return;
    default:
      return put_glyph(cp437::glyph_of(character));
  }
}

void VgaWriter::put_glyph(std::uint8_t glyph) {
  if (cursor_.column >= screen_.columns()) new_line();
  if (cursor_.row >= screen_.rows()) {
    screen_.scroll_up(blank());
    cursor_.row = screen_.rows() - 1;
  }
  screen_.put(cursor_, Cell::of(static_cast<char>(glyph), color_));
  ++cursor_.column;
}

void VgaWriter::new_line() {
  // At most one row below the screen is outstanding.
  if (cursor_.row >= screen_.rows()) {
    screen_.scroll_up(blank());
    cursor_.row = screen_.rows() - 1;
  }
  cursor_ = {.row = cursor_.row + 1, .column = 0};
}

void VgaWriter::show_cursor() const {
  if (cursor_moved_ == nullptr) return;
  const int row = std::min(cursor_.row, screen_.rows() - 1);
  const int column = std::min(cursor_.column, screen_.columns() - 1);
  cursor_moved_(static_cast<std::uint16_t>(row * screen_.columns() + column));
}

}  // namespace slipway
