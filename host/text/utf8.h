// SPDX-License-Identifier: Apache-2.0
// UTF-8: writing it, and reading it (The Unicode Standard, table 3-7).
#ifndef SLIPWAY_HOST_TEXT_UTF8_H_
#define SLIPWAY_HOST_TEXT_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace slipway::host {

// `character`: of the basic plane, up to U+FFFF.
inline void append_utf8(std::string& text, char16_t character) {
  const auto byte = [](unsigned value) { return static_cast<char>(value); };
  const unsigned code = character;
  if (code < 0x80) {
    text += byte(code);
  } else if (code < 0x800) {
    text += byte(0xC0 | code >> 6);
    text += byte(0x80 | (code & 0x3F));
  } else {
    text += byte(0xE0 | code >> 12);
    text += byte(0x80 | (code >> 6 & 0x3F));
    text += byte(0x80 | (code & 0x3F));
  }
}

// A character, and how many bytes it takes; 0 where the text begins with none.
struct Utf8Character {
  char32_t character;
  std::size_t size;
};

// The character that `text`, which is not empty, begins with.
inline Utf8Character first_utf8_character(std::string_view text) {
  const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  constexpr Utf8Character kNone{0, 0};
  const unsigned char lead = byte(0);
  if (lead < 0x80) {
    return {lead, 1};
  }
  const std::size_t size = lead < 0xC2   ? 0  // a continuation, or an overlong form
                           : lead < 0xE0 ? 2
                           : lead < 0xF0 ? 3
                           : lead < 0xF5 ? 4
                                         : 0;
  if (size == 0 || text.size() < size) {
    return kNone;
  }
  char32_t character = lead & (0x7Fu >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) {
      return kNone;
    }
    character = character << 6 | (byte(i) & 0x3Fu);
  }
  const bool is_overlong = (size == 3 && character < 0x800) || (size == 4 && character < 0x10000);
  const bool is_surrogate = character >= 0xD800 && character < 0xE000;
  if (is_overlong || is_surrogate || character > 0x10FFFF) {
    return kNone;
  }
  return {character, size};
}

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_TEXT_UTF8_H_
