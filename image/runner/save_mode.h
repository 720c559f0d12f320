// SPDX-License-Identifier: Apache-2.0
// Making a firmware state, for tests to begin with.
#ifndef SLIPWAY_IMAGE_RUNNER_SAVE_MODE_H_
#define SLIPWAY_IMAGE_RUNNER_SAVE_MODE_H_

#include "image/runner/options/command_line.h"

namespace slipway::runner {

// Writes --firmware-state. Returns the exit status.
int save_firmware_state(const CommandLine& command_line);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_SAVE_MODE_H_
