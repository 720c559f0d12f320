// SPDX-License-Identifier: Apache-2.0
// The formats of images: which one a file has, by what it begins with.
#ifndef SLIPWAY_IMAGE_RUNNER_QEMU_IMAGE_FORMAT_H_
#define SLIPWAY_IMAGE_RUNNER_QEMU_IMAGE_FORMAT_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace slipway::runner {

enum class ImageFormat : std::uint8_t {
  kRaw,  // the bytes of a disk
  kIso,  // those of a CD
  kQcow2,
  kVmdk,
  kVdi,
};

// The format of the file. kRaw, too, if it cannot be read.
ImageFormat image_format(const std::string& file);

// What QEMU calls it.
std::string_view qemu_name(ImageFormat format);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_QEMU_IMAGE_FORMAT_H_
