// SPDX-License-Identifier: Apache-2.0
// `runner cases`: the test cases that a kernel has, under Bazel.
#ifndef SLIPWAY_IMAGE_RUNNER_CASES_MODE_H_
#define SLIPWAY_IMAGE_RUNNER_CASES_MODE_H_

#include "image/runner/options/command_line.h"

namespace slipway::runner {

// The result is the process's exit status: an Outcome, or kCannotRun.
int run_cases(const CommandLine& command_line);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_CASES_MODE_H_
