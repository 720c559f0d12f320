// SPDX-License-Identifier: Apache-2.0
// COM1 of a UEFI machine, on which the firmware and the image speak one after the other.
#ifndef SLIPWAY_IMAGE_RUNNER_FIRMWARE_UEFI_CONSOLE_H_
#define SLIPWAY_IMAGE_RUNNER_FIRMWARE_UEFI_CONSOLE_H_

#include <string>
#include <string_view>

#include "image/runner/firmware/uefi_boot.h"

namespace slipway::runner {

class UefiConsole {
 public:
  UefiConsole() = default;

  // Of a machine that goes on where its firmware starts the image.
  static UefiConsole of_started_image();

  // Takes in what has come on COM1 since the last call, and returns what is now known to be the
  // image's. `has_spoken`: whether, before COM1 was read, Slipway's loader had said at port 0xED
  // that it runs.
  std::string take(std::string_view piece, bool has_spoken);

  // The same when no more comes. `was_ended`: whether it was the guest that ended the machine: then
  // the image has run, whatever the firmware has said of it.
  std::string rest(bool was_ended);

  const UefiBoot& boot() const { return boot_; }

 private:
  void take_line(std::string_view line, std::string& of_image);
  std::string release();

  UefiBoot boot_;
  std::string before_;           // all that came while the image was not started
  std::string waiting_;          // the start of a line whose speaker is not known yet
  bool is_within_line_ = false;  // of the image's, whose start has been returned
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_FIRMWARE_UEFI_CONSOLE_H_
