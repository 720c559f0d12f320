// SPDX-License-Identifier: Apache-2.0
#include "image/runner/screen/font_characters.h"

#include <string_view>

#include "slipway/machine/devices/cp437.h"

namespace slipway::runner {
namespace {

// The font draws something for control codes, too.
constexpr std::u16string_view kControlGlyphs = u" ☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼";
static_assert(kControlGlyphs.size() == 0x20);

}  // namespace

char16_t font_character(std::uint8_t code) {
  if (code < 0x20) {
    return kControlGlyphs[code];
  }
  if (code == 0x7F) {
    return u'⌂';
  }
  if (code < 0x80) {
    return code;
  }
  if (code == 0xFF) {
    return u' ';  // a no-break space would look the same, but not compare equal
  }
  return machine::cp437::kUpperHalf[code - 0x80u];
}

}  // namespace slipway::runner
