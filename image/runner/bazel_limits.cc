// SPDX-License-Identifier: Apache-2.0
#include "image/runner/bazel_limits.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "host/process/environment.h"
#include "host/text/number.h"

namespace slipway::runner {
namespace {

// How long Bazel lets this test run, if it does not let it run for ever.
std::optional<std::chrono::milliseconds> bazels_limit() {
  constexpr std::uint64_t kMost = 1'000'000'000;  // of seconds: what is more is for ever
  const auto seconds = host::number_in(host::environment_variable("TEST_TIMEOUT"));
  if (seconds.value_or(0) == 0 || *seconds > kMost) {
    return std::nullopt;
  }
  return std::chrono::seconds(*seconds);
}

}  // namespace

std::chrono::milliseconds within_bazels_limit(std::chrono::milliseconds limit) {
  const auto whole = bazels_limit();
  if (!whole) {
    return limit;
  }
  return std::min(
      limit, *whole - std::min<std::chrono::milliseconds>(*whole / 5, std::chrono::seconds(10)));
}

Clock::time_point latest_answer() {
  const auto whole = bazels_limit();
  if (!whole) {
    return Clock::time_point::max();
  }
  return Clock::now() + *whole -
         std::min<std::chrono::milliseconds>(*whole / 10, std::chrono::seconds(5));
}

}  // namespace slipway::runner
