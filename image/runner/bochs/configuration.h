// SPDX-License-Identifier: Apache-2.0
// Bochs' configuration file for a PC with one disk.
#ifndef SLIPWAY_IMAGE_RUNNER_BOCHS_CONFIGURATION_H_
#define SLIPWAY_IMAGE_RUNNER_BOCHS_CONFIGURATION_H_

#include <cstdint>
#include <string>

#include "host/text/result.h"
#include "image/runner/options/machine_options.h"

namespace slipway::bochs {

// Where the process finds its channels.
inline constexpr int kLogFd = 3;
inline constexpr int kSerialFd = 4;

struct Configuration {
  runner::MachineOptions machine;  // image, machine ("pc" or "isapc"), memory and cpu
  std::uint64_t image_size;        // bytes
  std::string programs;            // the folder with Bochs' files
  std::string scratch;             // a folder for what the machine writes to its disk
};

// The file's text, or a sentence on what no such machine has.
host::Result<std::string> configuration_file(const Configuration& configuration);

}  // namespace slipway::bochs

#endif  // SLIPWAY_IMAGE_RUNNER_BOCHS_CONFIGURATION_H_
