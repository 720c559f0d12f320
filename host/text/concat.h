// SPDX-License-Identifier: Apache-2.0
// Sentences from pieces. std::format would cost each file that uses it half a second of compile
// time, and the host tools are compiled before a newcomer's first image.
#ifndef SLIPWAY_HOST_TEXT_CONCAT_H_
#define SLIPWAY_HOST_TEXT_CONCAT_H_

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace slipway::host {

inline std::string_view piece(std::string_view text) {
  return text;
}
std::string piece(std::integral auto number) {
  return std::to_string(number);
}

std::string piece(char) = delete;  // would be taken for a number

// The pieces, strings and whole numbers, one after the other.
template <typename... Pieces>
std::string concat(const Pieces&... pieces) {
  std::string result;
  (result.append(piece(pieces)), ...);
  return result;
}

// Two digits, as in escape sequences.
inline std::string hexadecimal(std::uint8_t byte) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  return {kDigits[byte >> 4], kDigits[byte & 0xF]};
}

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_TEXT_CONCAT_H_
