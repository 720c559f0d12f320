// Code page 437: the characters that the VGA's font has, as Unicode.
#ifndef SLIPWAY_IMAGE_RUNNER_TEXT_CP437_H_
#define SLIPWAY_IMAGE_RUNNER_TEXT_CP437_H_

#include <cstdint>
#include <string>

namespace slipway::runner {

// The glyph that the adapter draws for `code`, in UTF-8. 0x00 and 0xFF are blank and give a space.
std::string utf8_from_cp437(std::uint8_t code);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_TEXT_CP437_H_
