// SPDX-License-Identifier: Apache-2.0
// The one way in which a host tool's functions fail.
#ifndef SLIPWAY_HOST_TEXT_RESULT_H_
#define SLIPWAY_HOST_TEXT_RESULT_H_

#include <expected>
#include <string>

#include "host/text/concat.h"

namespace slipway::host {

// A value, or a sentence without its full stop: what it is about, what is wrong with it, what to
// change.
template <typename Value = void>
using Result = std::expected<Value, std::string>;

// The failure whose sentence is these pieces, strings and whole numbers, one after the other.
template <typename... Pieces>
std::unexpected<std::string> failure(const Pieces&... pieces) {
  return std::unexpected(concat(pieces...));
}

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_TEXT_RESULT_H_
