// SPDX-License-Identifier: Apache-2.0
// One run of a machine, from power-on to its end.
#ifndef SLIPWAY_IMAGE_RUNNER_SESSION_H_
#define SLIPWAY_IMAGE_RUNNER_SESSION_H_

#include <functional>
#include <string>

#include "host/process/signals.h"
#include "image/runner/emulator/emulator.h"
#include "image/runner/options/expectations.h"
#include "image/runner/verdict/facts.h"

namespace slipway::runner {

// Called after each wait, with what has arrived so far: prints the console as it comes.
using Watcher = std::function<void(const GuestState&)>;

struct RunOptions {
  Clock::time_point start;  // when the emulator was started
  std::string screenshot;   // a picture of the last screen, without its extension; empty: none
  Watcher watcher;
};

// Runs the machine until it ends, `expected.time_limit` passes or a signal comes, then stops it,
// reads the screen, and ends the emulator.
Facts run_to_the_end(Emulator& emulator, const Expectations& expected, const RunOptions& options,
                     host::Signals& signals);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_SESSION_H_
