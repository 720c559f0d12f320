// SPDX-License-Identifier: Apache-2.0
// Widths of text in characters, and padding it to a width.
#ifndef SLIPWAY_KERNEL_TEXT_PADDING_H_
#define SLIPWAY_KERNEL_TEXT_PADDING_H_

#include <cstddef>
#include <string_view>

#include "slipway/kernel/text/format_spec.h"
#include "slipway/kernel/text/text_sink.h"

namespace slipway::internal {

// Whether a byte of UTF-8 begins a character, and does not continue one.
constexpr bool begins_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

// How many characters, not bytes.
constexpr std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (const char byte : text) {
    width += begins_character(byte) ? 1 : 0;
  }
  return width;
}

// At most `count` characters from the start.
constexpr std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t size = 0;
  for (std::size_t seen = 0; size < text.size(); ++size) {
    if (begins_character(text[size]) && seen++ == count) {
      break;
    }
  }
  return text.substr(0, size);
}

inline void repeat(TextSink& out, std::string_view character, std::size_t count) {
  for (; count > 0; --count) {
    out.write(character);
  }
}

// Calls `write_content`, which writes `width` characters, with the padding before and after it that
// `spec` asks for. `standard` is where the content stands if `spec` does not say.
template <typename WriteContent>
void pad(TextSink& out, const FormatSpec& spec, std::size_t width, Alignment standard,
         WriteContent write_content) {
  const auto wanted = static_cast<std::size_t>(spec.width);
  const std::size_t missing = wanted > width ? wanted - width : 0;
  const Alignment alignment = spec.alignment == Alignment::kDefault ? standard : spec.alignment;
  std::size_t before = 0;
  if (alignment == Alignment::kRight) {
    before = missing;
  }
  if (alignment == Alignment::kCenter) {
    before = missing / 2;
  }
  repeat(out, spec.fill, before);
  write_content();
  repeat(out, spec.fill, missing - before);
}

}  // namespace slipway::internal

#endif  // SLIPWAY_KERNEL_TEXT_PADDING_H_
