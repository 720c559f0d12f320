// SPDX-License-Identifier: Apache-2.0
// How what is wrong with a kernel of Multiboot, of either version, becomes an error of the
// loader's. For the image builder.
#ifndef SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_HEADER_REFUSAL_H_
#define SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_HEADER_REFUSAL_H_

#include <array>
#include <cstdint>
#include <expected>

#include "boot/loader/error/error.h"

namespace slipway::protocol::multiboot2 {

// `text` has to outlive the error.
constexpr std::unexpected<loader::Error> refuse_by(const loader::ErrorText& text,
                                                   std::array<std::uint64_t, 3> numbers) {
  return std::unexpected(
      loader::Error{.code = loader::ErrorCode::kProtocol, .numbers = numbers, .text = &text});
}

}  // namespace slipway::protocol::multiboot2

#endif  // SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_HEADER_REFUSAL_H_
