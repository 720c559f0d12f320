// SPDX-License-Identifier: Apache-2.0
// One run of a machine, from power-on to its end.
#ifndef SLIPWAY_IMAGE_RUNNER_SESSION_H_
#define SLIPWAY_IMAGE_RUNNER_SESSION_H_

#include <chrono>
#include <functional>

#include "host/process/signals.h"
#include "image/runner/emulator/emulator.h"
#include "image/runner/options/expectations.h"
#include "image/runner/verdict/facts.h"

namespace slipway::runner {

// Called after each wait, with what has arrived so far: prints the console as it comes.
using Watcher = std::function<void(const GuestState&)>;

// How long a UEFI firmware may take to start the image: two seconds on a quiet machine, of which
// the emulator computes nearly all.
inline constexpr std::chrono::seconds kFirmwareLimit{120};

struct RunOptions {
  Clock::time_point start;  // when the emulator was started
  // Where a UEFI firmware starts the image, that one's time limit counts from there; but the run
  // goes on no longer than to `latest`.
  std::chrono::milliseconds firmware_limit = kFirmwareLimit;
  Clock::time_point latest = Clock::time_point::max();
  Watcher watcher;
  // Asked after each wait: whether the run is to end there, for a reason that is the caller's.
  std::function<bool(Emulator&)> has_seen_enough{};
};

// Runs the machine until it ends, a UEFI firmware has it (back) for itself, `expected.time_limit`
// passes or a signal comes, then stops it, reads the screen, and ends the emulator.
Facts run_to_the_end(Emulator& emulator, const Expectations& expected, const RunOptions& options,
                     host::Signals& signals);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_SESSION_H_
