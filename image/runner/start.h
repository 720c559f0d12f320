// SPDX-License-Identifier: Apache-2.0
// Starts the emulator that a machine asks for, for a test.
#ifndef SLIPWAY_IMAGE_RUNNER_START_H_
#define SLIPWAY_IMAGE_RUNNER_START_H_

#include <memory>
#include <string>

#include "host/files/scratch_folder.h"
#include "host/text/result.h"
#include "image/runner/emulator/emulator.h"
#include "image/runner/options/command_line.h"
#include "image/runner/qemu/qemu.h"

namespace slipway::runner {

struct Started {
  std::unique_ptr<Emulator> emulator;
  Clock::time_point start;
  std::string by_hand;  // a shell command that starts the same machine; empty: there is none
};

// The error is a sentence without its end.
host::Result<Started> start_emulator(const CommandLine& command_line,
                                     const host::ScratchFolder& scratch, Limits limits);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_START_H_
