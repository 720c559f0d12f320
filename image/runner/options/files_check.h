// SPDX-License-Identifier: Apache-2.0
// Whether the files that a machine is made of can be what they are for.
#ifndef SLIPWAY_IMAGE_RUNNER_OPTIONS_FILES_CHECK_H_
#define SLIPWAY_IMAGE_RUNNER_OPTIONS_FILES_CHECK_H_

#include <optional>
#include <string>

#include "image/runner/options/machine_options.h"

namespace slipway::runner {

// A sentence on the first one that cannot: an emulator would wait for it, say something else, or
// take it for another. An image may be a folder.
std::optional<std::string> fault_in_files(const MachineOptions& machine);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_OPTIONS_FILES_CHECK_H_
