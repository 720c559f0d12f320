// SPDX-License-Identifier: Apache-2.0
// How far the firmware of a UEFI machine has come with the image.
#ifndef SLIPWAY_IMAGE_RUNNER_FIRMWARE_UEFI_BOOT_H_
#define SLIPWAY_IMAGE_RUNNER_FIRMWARE_UEFI_BOOT_H_

#include <string>

namespace slipway::runner {

struct UefiBoot {
  enum class Stage {
    kBefore,      // it has not started the image yet
    kStarted,     // the image runs, as far as is known
    kNotStarted,  // it has given up
    kReturned,    // the image has run, and has given the machine back
  };
  Stage stage = Stage::kBefore;

  std::string line;  // the line that says so: kNotStarted, kReturned
  std::string text;  // what the firmware wrote to COM1, without control sequences
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_FIRMWARE_UEFI_BOOT_H_
