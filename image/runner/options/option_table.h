// SPDX-License-Identifier: Apache-2.0
// What the runner is told by the rules, and by the files of machines.
#ifndef SLIPWAY_IMAGE_RUNNER_OPTIONS_OPTION_TABLE_H_
#define SLIPWAY_IMAGE_RUNNER_OPTIONS_OPTION_TABLE_H_

#include "host/command_line/command_line.h"
#include "image/runner/options/command_line.h"

namespace slipway::runner {

// All options behind the mode, up to "--". Only what parse_command_line() looks after is required.
extern const host::Program<CommandLine> kProgram;

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_OPTIONS_OPTION_TABLE_H_
