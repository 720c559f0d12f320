// SPDX-License-Identifier: Apache-2.0
#include "image/runner/screen/font_characters.h"

#include "slipway/machine/devices/cp437.h"

namespace slipway::runner {

namespace cp437 = machine::cp437;

char16_t font_character(std::uint8_t code) {
  // Blanks that would look the same as a space, but not compare equal.
  if (code == 0x00 || code == 0xFF) {
    return u' ';
  }
  if (code < 0x20) {
    return cp437::kControlCodes[code];
  }
  if (code == cp437::kHouseCode) {
    return cp437::kHouse;
  }
  return code < 0x80 ? code : cp437::kUpperHalf[code - 0x80u];
}

}  // namespace slipway::runner
