// SPDX-License-Identifier: Apache-2.0
// The table of errors with its names, for tests that go through all of them.
#ifndef SLIPWAY_BOOT_PROTOCOL_SLIPWAY_REQUEST_ERROR_ROWS_H_
#define SLIPWAY_BOOT_PROTOCOL_SLIPWAY_REQUEST_ERROR_ROWS_H_

#include <string_view>

#include "boot/protocol/slipway/request_error.h"

namespace slipway::protocol {

struct RequestErrorRow {
  RequestError error;
  std::string_view name;
};

inline constexpr RequestErrorRow kRequestErrorRows[] = {
#define SLIPWAY_REQUEST_ERROR(error, concern, sentence) {RequestError::error, #error},
#include "boot/protocol/slipway/errors.inc"
};

}  // namespace slipway::protocol

#endif  // SLIPWAY_BOOT_PROTOCOL_SLIPWAY_REQUEST_ERROR_ROWS_H_
