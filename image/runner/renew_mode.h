// SPDX-License-Identifier: Apache-2.0
// `runner renew`: makes a boot test's golden picture of what the machine shows.
#ifndef SLIPWAY_IMAGE_RUNNER_RENEW_MODE_H_
#define SLIPWAY_IMAGE_RUNNER_RENEW_MODE_H_

#include "image/runner/options/command_line.h"

namespace slipway::runner {

// Started by `bazel run`, which names the workspace that the picture is in. All else that the test
// expects must be there; otherwise the picture stays as it was, as it does where the screen differs
// in nothing that counts. The result is the process's exit status: an Outcome.
int renew_golden_picture(const CommandLine& command_line);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_RENEW_MODE_H_
