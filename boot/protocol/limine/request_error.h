// SPDX-License-Identifier: Apache-2.0
// What can be wrong with a kernel's requests of the Limine boot protocol.
#ifndef SLIPWAY_BOOT_PROTOCOL_LIMINE_REQUEST_ERROR_H_
#define SLIPWAY_BOOT_PROTOCOL_LIMINE_REQUEST_ERROR_H_

#include <array>
#include <cstdint>
#include <expected>

#include "boot/loader/error/error.h"
#include "boot/loader/error/packed_text.h"

namespace slipway::protocol::limine {

// Each row of errors.inc, which says what Error::numbers hold.
enum class RequestError : std::uint8_t {
#define SLIPWAY_REQUEST_ERROR(error, concern, sentence) error,
#include "boot/protocol/limine/errors.inc"
};

// One by one: a loader is linked with those that it can say, and most are the image builder's.
namespace texts {
#define SLIPWAY_REQUEST_ERROR(error, concern, sentence)                 \
  inline constexpr loader::ErrorText error = {loader::Concern::concern, \
                                              loader::kPacked<sentence>.data()};
#include "boot/protocol/limine/errors.inc"
}  // namespace texts

constexpr const loader::ErrorText* text_of(RequestError which) {
  switch (which) {
#define SLIPWAY_REQUEST_ERROR(error, concern, sentence) \
  case RequestError::error:                             \
    return &texts::error;
#include "boot/protocol/limine/errors.inc"
  }
  return nullptr;
}

// The error as all of the loader's are passed on.
constexpr std::unexpected<loader::Error> refuse(RequestError error,
                                                std::array<std::uint64_t, 3> numbers = {}) {
  return std::unexpected(loader::Error{
      .code = loader::ErrorCode::kProtocol, .numbers = numbers, .text = text_of(error)});
}

// The way back, of an error that is this protocol's.
constexpr RequestError request_error(const loader::Error& error) {
  auto which = RequestError{};
  while (text_of(which) != error.text) {
    which = static_cast<RequestError>(static_cast<std::uint8_t>(which) + 1);
  }
  return which;
}

}  // namespace slipway::protocol::limine

#endif  // SLIPWAY_BOOT_PROTOCOL_LIMINE_REQUEST_ERROR_H_
