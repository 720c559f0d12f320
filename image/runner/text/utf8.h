// UTF-8: writing it, and recognising it (The Unicode Standard, table 3-7).
#ifndef SLIPWAY_IMAGE_RUNNER_TEXT_UTF8_H_
#define SLIPWAY_IMAGE_RUNNER_TEXT_UTF8_H_

#include <string>
#include <string_view>

namespace slipway::runner {

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

// Whether `text` is well-formed UTF-8.
inline bool is_utf8(std::string_view text) {
  const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  while (!text.empty()) {
    const unsigned char lead = byte(0);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xC2 ? 0  // a continuation, or an overlong form
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || text.size() < length) return false;
    for (std::size_t i = 1; i < length; ++i) {
      if ((byte(i) & 0xC0) != 0x80) return false;
    }
    // Overlong forms, surrogates, and what lies beyond U+10FFFF.
    if (lead == 0xE0 && byte(1) < 0xA0) return false;
    if (lead == 0xED && byte(1) >= 0xA0) return false;
    if (lead == 0xF0 && byte(1) < 0x90) return false;
    if (lead == 0xF4 && byte(1) >= 0x90) return false;
    text.remove_prefix(length);
  }
  return true;
}

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_TEXT_UTF8_H_
