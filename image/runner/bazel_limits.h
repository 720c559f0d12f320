// SPDX-License-Identifier: Apache-2.0
// The time that Bazel gives a test. Its own limit tells nothing when it strikes: the runner ends
// before it, with a verdict.
#ifndef SLIPWAY_IMAGE_RUNNER_BAZEL_LIMITS_H_
#define SLIPWAY_IMAGE_RUNNER_BAZEL_LIMITS_H_

#include <chrono>

#include "image/runner/emulator/emulator.h"

namespace slipway::runner {

inline constexpr std::chrono::hours kNoLimit{24 * 365};

// `limit`, or what Bazel leaves of it, from the test's start on.
std::chrono::milliseconds within_bazels_limit(std::chrono::milliseconds limit);

// When the last answer of an emulator may come: half of the time that is then left. Called at the
// test's start.
Clock::time_point latest_answer();

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_BAZEL_LIMITS_H_
