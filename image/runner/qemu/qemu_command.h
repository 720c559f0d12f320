// SPDX-License-Identifier: Apache-2.0
// QEMU's command line for the machine that is asked for.
#ifndef SLIPWAY_IMAGE_RUNNER_QEMU_QEMU_COMMAND_H_
#define SLIPWAY_IMAGE_RUNNER_QEMU_QEMU_COMMAND_H_

#include <string>
#include <vector>

#include "host/text/result.h"
#include "image/runner/options/machine_options.h"
#include "image/runner/qemu/machine_logs.h"

namespace slipway::runner {

// The file descriptors that the QEMU process finds its channels at.
inline constexpr int kMonitorFd = 3;
inline constexpr int kExitPortFd = 4;
inline constexpr int kBootedDiskFd = 5;
inline constexpr int kTestCommandsFd = 6;

// The arguments that make the machine, or a sentence on what does not fit together.
host::Result<std::vector<std::string>> machine_arguments(const MachineOptions& options);

// The arguments that connect its channels to the runner.
std::vector<std::string> channel_arguments(const MachineLogs& logs);

// A command that starts the same machine by hand, quoted for a shell, with COM1 in the terminal
// and QEMU's own exit device.
std::string command_by_hand(const std::string& qemu,
                            const std::vector<std::string>& machine_arguments);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_QEMU_QEMU_COMMAND_H_
