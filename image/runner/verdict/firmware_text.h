// SPDX-License-Identifier: Apache-2.0
// Telling the firmware's messages from a kernel's.
#ifndef SLIPWAY_IMAGE_RUNNER_VERDICT_FIRMWARE_TEXT_H_
#define SLIPWAY_IMAGE_RUNNER_VERDICT_FIRMWARE_TEXT_H_

#include <span>
#include <string>

namespace slipway::runner {

// Whether nothing but the BIOS has written to the screen.
bool only_firmware_wrote(std::span<const std::string> rows);

// Whether the BIOS says that it found nothing to boot.
bool nothing_was_bootable(std::span<const std::string> rows);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_VERDICT_FIRMWARE_TEXT_H_
