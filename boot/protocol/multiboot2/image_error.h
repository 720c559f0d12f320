// SPDX-License-Identifier: Apache-2.0
// What keeps a file from being loaded to physical addresses, in sentences.
#ifndef SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_IMAGE_ERROR_H_
#define SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_IMAGE_ERROR_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string_view>

#include "boot/loader/error/error.h"
#include "boot/loader/error/protocol_refusal.h"

namespace slipway::protocol::multiboot2 {

// Each row of image_errors.inc, which says what Error::numbers hold.
enum class ImageError : std::uint8_t {
#define SLIPWAY_IMAGE_ERROR(error, sentence) error,
#include "boot/protocol/multiboot2/image_errors.inc"
};

inline constexpr loader::ErrorText kImageErrorTexts[] = {
#define SLIPWAY_IMAGE_ERROR(error, sentence) {loader::Concern::kKernel, sentence},
#include "boot/protocol/multiboot2/image_errors.inc"
};

constexpr std::unexpected<loader::Error> refuse(ImageError error,
                                                std::array<std::uint64_t, 3> numbers = {}) {
  return loader::refuse_by(kImageErrorTexts[static_cast<std::size_t>(error)], numbers);
}

// What to change in the kernel; empty if the error is none of these.
std::string_view image_advice(const loader::Error& error);

}  // namespace slipway::protocol::multiboot2

#endif  // SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_IMAGE_ERROR_H_
