// SPDX-License-Identifier: Apache-2.0
// How what is wrong with a kernel by a protocol's own table becomes an error of the loader's.
#ifndef SLIPWAY_BOOT_LOADER_ERROR_PROTOCOL_REFUSAL_H_
#define SLIPWAY_BOOT_LOADER_ERROR_PROTOCOL_REFUSAL_H_

#include <array>
#include <cstdint>
#include <expected>

#include "boot/loader/error/error.h"

namespace slipway::loader {

// `text` has to outlive the error.
constexpr std::unexpected<Error> refuse_by(const ErrorText& text,
                                           std::array<std::uint64_t, 3> numbers) {
  return std::unexpected(Error{.code = ErrorCode::kProtocol, .numbers = numbers, .text = &text});
}

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ERROR_PROTOCOL_REFUSAL_H_
