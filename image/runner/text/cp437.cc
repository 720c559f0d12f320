#include "image/runner/text/cp437.h"

#include "image/runner/text/utf8.h"
#include "slipway/machine/devices/cp437.h"

namespace slipway::runner {
namespace {

// The font draws something for control codes, too.
constexpr std::u16string_view kControlGlyphs = u" ☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼";
static_assert(kControlGlyphs.size() == 0x20);

constexpr char16_t character_of(std::uint8_t code) {
  if (code < 0x20) return kControlGlyphs[code];
  if (code == 0x7F) return u'⌂';
  if (code < 0x80) return code;
  if (code == 0xFF) return u' ';  // a no-break space would look the same, but not compare equal
  return machine::cp437::kUpperHalf[code - 0x80u];
}

}  // namespace

std::string utf8_from_cp437(std::uint8_t code) {
  std::string text;
  append_utf8(text, character_of(code));
  return text;
}

}  // namespace slipway::runner
