// SPDX-License-Identifier: Apache-2.0
// What can be wrong with a request of the Slipway protocol itself. What is wrong with what it asks
// for, the loader says.
#ifndef SLIPWAY_BOOT_PROTOCOL_SLIPWAY_REQUEST_ERROR_H_
#define SLIPWAY_BOOT_PROTOCOL_SLIPWAY_REQUEST_ERROR_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>

#include "boot/loader/error/error.h"
#include "boot/loader/error/packed_text.h"

namespace slipway::protocol {

// Each row of errors.inc, which says what Error::numbers hold.
enum class RequestError : std::uint8_t {
#define SLIPWAY_REQUEST_ERROR(error, concern, sentence) error,
#include "boot/protocol/slipway/errors.inc"
};

inline constexpr loader::ErrorText kRequestErrorTexts[] = {
#define SLIPWAY_REQUEST_ERROR(error, concern, sentence) \
  {loader::Concern::concern, loader::kPacked<sentence>.data()},
#include "boot/protocol/slipway/errors.inc"
};

// The error as all of the loader's are passed on.
constexpr loader::Error loader_error(RequestError error,
                                     std::array<std::uint64_t, 3> numbers = {}) {
  return {.code = loader::ErrorCode::kProtocol,
          .numbers = numbers,
          .text = &kRequestErrorTexts[static_cast<std::size_t>(error)]};
}

// The way back; nothing for errors of the loader and of other protocols.
constexpr std::optional<RequestError> request_error(const loader::Error& error) {
  for (std::size_t i = 0; i < std::size(kRequestErrorTexts); ++i) {
    if (error.text == &kRequestErrorTexts[i]) {
      return static_cast<RequestError>(i);
    }
  }
  return std::nullopt;
}

}  // namespace slipway::protocol

#endif  // SLIPWAY_BOOT_PROTOCOL_SLIPWAY_REQUEST_ERROR_H_
