// SPDX-License-Identifier: Apache-2.0
// What can be wrong with a kernel's requests of the Limine boot protocol.
#ifndef SLIPWAY_BOOT_PROTOCOL_LIMINE_REQUEST_ERROR_H_
#define SLIPWAY_BOOT_PROTOCOL_LIMINE_REQUEST_ERROR_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>

#include "boot/loader/error/error.h"

namespace slipway::protocol::limine {

// Each row of errors.inc, which says what Error::numbers hold.
enum class RequestError : std::uint8_t {
#define SLIPWAY_REQUEST_ERROR(error, concern, sentence) error,
#include "boot/protocol/limine/errors.inc"
};

inline constexpr loader::ErrorText kRequestErrorTexts[] = {
#define SLIPWAY_REQUEST_ERROR(error, concern, sentence) {loader::Concern::concern, sentence},
#include "boot/protocol/limine/errors.inc"
};

// The error as all of the loader's are passed on.
constexpr std::unexpected<loader::Error> refuse(RequestError error,
                                                std::array<std::uint64_t, 3> numbers = {}) {
  return std::unexpected(
      loader::Error{.code = loader::ErrorCode::kProtocol,
                    .numbers = numbers,
                    .text = &kRequestErrorTexts[static_cast<std::size_t>(error)]});
}

}  // namespace slipway::protocol::limine

#endif  // SLIPWAY_BOOT_PROTOCOL_LIMINE_REQUEST_ERROR_H_
