// SPDX-License-Identifier: Apache-2.0
// Numbers in text.
#ifndef SLIPWAY_HOST_TEXT_NUMBER_H_
#define SLIPWAY_HOST_TEXT_NUMBER_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace slipway::host {

// The whole decimal number that `text` is; nothing where it is anything else, or beyond 64 bits.
inline std::optional<std::uint64_t> number_in(std::string_view text) {
  if (text.empty()) {
    return std::nullopt;
  }
  std::uint64_t number = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') {
      return std::nullopt;
    }
    if (__builtin_mul_overflow(number, 10, &number) ||
        __builtin_add_overflow(number, digit - '0', &number)) {
      return std::nullopt;
    }
  }
  return number;
}

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_TEXT_NUMBER_H_
