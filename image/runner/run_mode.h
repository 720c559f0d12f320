// SPDX-License-Identifier: Apache-2.0
// `runner run`: boots an image for a person, in a window, a terminal, or neither.
#ifndef SLIPWAY_IMAGE_RUNNER_RUN_MODE_H_
#define SLIPWAY_IMAGE_RUNNER_RUN_MODE_H_

#include "image/runner/options/command_line.h"

namespace slipway::runner {

// The result is the process's exit status.
int run_for_a_person(const CommandLine& command_line);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_RUN_MODE_H_
