// SPDX-License-Identifier: Apache-2.0
// What can be wrong with a kernel's header for the Linux boot protocol, in sentences.
#ifndef SLIPWAY_BOOT_PROTOCOL_LINUX_HEADER_ERROR_H_
#define SLIPWAY_BOOT_PROTOCOL_LINUX_HEADER_ERROR_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>

#include "boot/loader/error/error.h"
#include "boot/loader/error/protocol_refusal.h"

namespace slipway::protocol::linux_boot {

// Each row of errors.inc, which says what Error::numbers hold.
enum class HeaderError : std::uint8_t {
#define SLIPWAY_HEADER_ERROR(error, sentence) error,
#include "boot/protocol/linux/errors.inc"
};

inline constexpr loader::ErrorText kHeaderErrorTexts[] = {
#define SLIPWAY_HEADER_ERROR(error, sentence) {loader::Concern::kKernel, sentence},
#include "boot/protocol/linux/errors.inc"
};

constexpr std::unexpected<loader::Error> refuse(HeaderError error,
                                                std::array<std::uint64_t, 3> numbers = {}) {
  return loader::refuse_by(kHeaderErrorTexts[static_cast<std::size_t>(error)], numbers);
}

}  // namespace slipway::protocol::linux_boot

#endif  // SLIPWAY_BOOT_PROTOCOL_LINUX_HEADER_ERROR_H_
