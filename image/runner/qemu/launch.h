// SPDX-License-Identifier: Apache-2.0
// Starting QEMU for any mode, with its errors as sentences.
#ifndef SLIPWAY_IMAGE_RUNNER_QEMU_LAUNCH_H_
#define SLIPWAY_IMAGE_RUNNER_QEMU_LAUNCH_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "host/files/shared_file.h"
#include "host/text/result.h"
#include "image/runner/options/machine_options.h"
#include "image/runner/qemu/qemu.h"

namespace slipway::runner {

struct Launched {
  Qemu qemu;
  Clock::time_point start;
  host::SharedFile resets;                 // QEMU's log of them
  std::string by_hand;                     // a shell command that starts the same machine
  std::optional<std::uint32_t> signature;  // loader_signature() of the image
  bool is_restored = false;                // its firmware, by machine.firmware_state
};

// Starts `qemu` with this machine. `environment`: for the new process.
host::Result<Launched> launch(const std::string& qemu, const MachineOptions& machine,
                              std::vector<std::string> environment, Limits limits);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_QEMU_LAUNCH_H_
