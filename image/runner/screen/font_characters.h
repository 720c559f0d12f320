// SPDX-License-Identifier: Apache-2.0
// The characters that the codes of the VGA's font stand for: code page 437, with what the font
// draws for control codes.
#ifndef SLIPWAY_IMAGE_RUNNER_SCREEN_FONT_CHARACTERS_H_
#define SLIPWAY_IMAGE_RUNNER_SCREEN_FONT_CHARACTERS_H_

#include <cstdint>

namespace slipway::runner {

// What the adapter's own font draws for `code`. 0x00, 0x20 and 0xFF are blank and give a space.
char16_t font_character(std::uint8_t code);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_SCREEN_FONT_CHARACTERS_H_
