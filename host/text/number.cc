// SPDX-License-Identifier: Apache-2.0
#include "host/text/number.h"

namespace slipway::host {

std::optional<std::uint64_t> number_in(std::string_view text) {
  if (text.empty()) return std::nullopt;
  std::uint64_t number = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    if (__builtin_mul_overflow(number, 10, &number) ||
        __builtin_add_overflow(number, digit - '0', &number)) {
      return std::nullopt;
    }
  }
  return number;
}

}  // namespace slipway::host
