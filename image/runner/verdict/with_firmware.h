// SPDX-License-Identifier: Apache-2.0
// A UEFI machine that its firmware has for itself.
#ifndef SLIPWAY_IMAGE_RUNNER_VERDICT_WITH_FIRMWARE_H_
#define SLIPWAY_IMAGE_RUNNER_VERDICT_WITH_FIRMWARE_H_

#include <string>

#include "image/runner/firmware/uefi_boot.h"

namespace slipway::runner {

// Why the firmware has not started the image, or that it has the machine back, with the line that
// says so. A sentence without its end.
std::string why_with_firmware(const UefiBoot& boot);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_VERDICT_WITH_FIRMWARE_H_
