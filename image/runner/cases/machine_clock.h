// SPDX-License-Identifier: Apache-2.0
// A machine's own time: it goes on while the machine computes or waits for an interrupt, and stands
// still while the host lets the emulator wait. So a limit means the same however busy the host is.
#ifndef SLIPWAY_IMAGE_RUNNER_CASES_MACHINE_CLOCK_H_
#define SLIPWAY_IMAGE_RUNNER_CASES_MACHINE_CLOCK_H_

#include <chrono>

#include "image/runner/emulator/emulator.h"

namespace slipway::runner {

class MachineClock {
 public:
  using nanoseconds = std::chrono::nanoseconds;

  // Takes in what has passed since the last call.
  void look(Emulator& emulator, Clock::time_point now);

  void restart() { elapsed_ = {}; }

  nanoseconds elapsed() const { return elapsed_; }

 private:
  nanoseconds elapsed_{};
  Clock::time_point last_ = Clock::time_point::min();
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_CASES_MACHINE_CLOCK_H_
