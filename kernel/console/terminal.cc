// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/console/terminal.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace slipway {
namespace {

constexpr char32_t kReplacementCharacter = U'\uFFFD';

}  // namespace

void Terminal::write(std::string_view text) {
  if (empty()) {
    return;
  }
  for (const char byte : text) {
    put_byte(static_cast<std::uint8_t>(byte));
  }
  show_unless_held();
}

void Terminal::show() {
  held_ = false;
  if (empty()) {
    return;
  }
  surface_->show_cursor({.row = std::min(cursor_.row, rows() - 1),
                         .column = std::min(cursor_.column, columns() - 1)});
  surface_->show();
}

void Terminal::clear() {
  if (empty()) {
    return;
  }
  surface_->clear(style_);
  cursor_ = {};
  show_unless_held();
}

void Terminal::set_cursor(Position at) {
  if (empty() || !surface_->contains(at)) {
    return;
  }
  cursor_ = at;
  show_unless_held();
}

void Terminal::put(Position at, char32_t character, Style style) {
  if (!empty()) {
    surface_->put(at, character, style);
    show_unless_held();
  }
}

void Terminal::put_byte(std::uint8_t byte) {
  switch (decoder_.feed(byte)) {
    case Utf8Decoder::State::kIncomplete:
      return;
    case Utf8Decoder::State::kComplete:
      return put_character(decoder_.character());
    case Utf8Decoder::State::kInvalid:
      return put_glyph(kReplacementCharacter);
    case Utf8Decoder::State::kBroken:
      put_glyph(kReplacementCharacter);
      return put_byte(byte);
  }
}

void Terminal::put_character(char32_t character) {
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
      do {
        put_glyph(U' ');
      } while (cursor_.column % kTabWidth != 0 && cursor_.column < columns());
      return;
    default:
      return put_glyph(character);
  }
}

void Terminal::put_glyph(char32_t character) {
  if (cursor_.column >= columns()) {
    new_line();
  }
  scroll_outstanding_row();
  surface_->put(cursor_, character, style_);
  ++cursor_.column;
}

void Terminal::new_line() {
  scroll_outstanding_row();
  cursor_ = {.row = cursor_.row + 1, .column = 0};
}

// At most one row below the surface is outstanding.
void Terminal::scroll_outstanding_row() {
  if (cursor_.row < rows()) {
    return;
  }
  surface_->scroll_up(style_);
  cursor_.row = rows() - 1;
}

void Terminal::show_unless_held() {
  if (!held_) {
    show();
  }
}

}  // namespace slipway
