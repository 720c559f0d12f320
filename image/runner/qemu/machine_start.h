// SPDX-License-Identifier: Apache-2.0
// Starting QEMU with its channels, its logs and a machine.
#ifndef SLIPWAY_IMAGE_RUNNER_QEMU_MACHINE_START_H_
#define SLIPWAY_IMAGE_RUNNER_QEMU_MACHINE_START_H_

#include <string>
#include <vector>

#include "host/text/result.h"
#include "image/runner/options/machine_options.h"
#include "image/runner/qemu/machine_logs.h"
#include "image/runner/qemu/qemu.h"

namespace slipway::runner {

struct StartedMachine {
  Qemu qemu;
  Clock::time_point start;
  MachineLogs logs;
};

// Starts the program `qemu`. `more`: arguments that do not make the machine. `has_words`: as in
// Qemu::start().
host::Result<StartedMachine> start_machine(const std::string& qemu, const MachineOptions& machine,
                                           std::vector<std::string> environment, Limits limits,
                                           const std::vector<std::string>& more = {},
                                           bool has_words = false);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_QEMU_MACHINE_START_H_
