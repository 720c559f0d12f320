// SPDX-License-Identifier: Apache-2.0
// A machine as Bazel's rule `machine` describes it (image/private/machine.bzl): a file with one
// option of the runner a line.
#ifndef SLIPWAY_IMAGE_RUNNER_OPTIONS_MACHINE_FILE_H_
#define SLIPWAY_IMAGE_RUNNER_OPTIONS_MACHINE_FILE_H_

#include <expected>
#include <string>
#include <vector>

namespace slipway::runner {

// The options in the file at `path`, each as a command line has it. The error is a sentence.
std::expected<std::vector<std::string>, std::string> read_machine_file(const std::string& path);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_OPTIONS_MACHINE_FILE_H_
