// SPDX-License-Identifier: Apache-2.0
// Which disk an image is, for comparison with the one that was booted.
#ifndef SLIPWAY_IMAGE_RUNNER_QEMU_LOADER_SIGNATURE_H_
#define SLIPWAY_IMAGE_RUNNER_QEMU_LOADER_SIGNATURE_H_

#include <cstdint>
#include <optional>
#include <string>

#include "image/runner/options/machine_options.h"

namespace slipway::runner {

// The disk signature of the file `image`, which Slipway's loader says when this firmware has
// started it (machine::qemu::kBootedDisk). Nothing if the image has not Slipway's loader for that
// firmware, or cannot be read.
std::optional<std::uint32_t> loader_signature(const std::string& image, Firmware firmware);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_QEMU_LOADER_SIGNATURE_H_
