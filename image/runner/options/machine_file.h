// SPDX-License-Identifier: Apache-2.0
// A machine as Bazel's rule `machine` describes it (image/private/machine.bzl): a file with one
// option of the runner a line.
#ifndef SLIPWAY_IMAGE_RUNNER_OPTIONS_MACHINE_FILE_H_
#define SLIPWAY_IMAGE_RUNNER_OPTIONS_MACHINE_FILE_H_

#include <string>
#include <vector>

#include "host/text/result.h"

namespace slipway::runner {

// The options in the file at `path`, each as a command line has it. The failure names it.
host::Result<std::vector<std::string>> read_machine_file(const std::string& path);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_OPTIONS_MACHINE_FILE_H_
