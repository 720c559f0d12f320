// SPDX-License-Identifier: Apache-2.0
#include "image/runner/cases/machine_clock.h"

#include <algorithm>

namespace slipway::runner {
namespace {

// The longest time between two looks that a halted machine is charged for. The runner looks every
// 50 ms; where more has passed, the host was busy, and the machine may have been halted only now.
constexpr std::chrono::milliseconds kMostBetweenLooks{100};

}  // namespace

void MachineClock::look(Emulator& emulator, Clock::time_point now) {
  const nanoseconds computed = emulator.take_processor_time();
  const bool is_first = last_ == Clock::time_point::min();
  const nanoseconds passed = is_first ? nanoseconds{} : now - last_;
  last_ = now;
  elapsed_ += computed;
  // A machine that computes has no time to be halted; the question is not asked in vain.
  if (computed < passed / 2 && emulator.is_halted()) {
    elapsed_ += std::min<nanoseconds>(passed - computed, kMostBetweenLooks);
  }
}

}  // namespace slipway::runner
