// SPDX-License-Identifier: Apache-2.0
// Numbers in text.
#ifndef SLIPWAY_HOST_TEXT_NUMBER_H_
#define SLIPWAY_HOST_TEXT_NUMBER_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace slipway::host {

// The whole decimal number that `text` is; nothing where it is anything else, or beyond 64 bits.
std::optional<std::uint64_t> number_in(std::string_view text);

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_TEXT_NUMBER_H_
