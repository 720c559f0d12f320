// SPDX-License-Identifier: Apache-2.0
// The firmware that starts the machine.
#ifndef SLIPWAY_IMAGE_RUNNER_QEMU_FIRMWARE_H_
#define SLIPWAY_IMAGE_RUNNER_QEMU_FIRMWARE_H_

#include <string>
#include <vector>

#include "host/text/result.h"
#include "image/runner/options/machine_options.h"

namespace slipway::runner {

// QEMU's arguments for the firmware: none for its own BIOS. Or a sentence on what does not fit
// together.
host::Result<std::vector<std::string>> firmware_arguments(const MachineOptions& options);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_QEMU_FIRMWARE_H_
