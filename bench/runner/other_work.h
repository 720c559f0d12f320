// SPDX-License-Identifier: Apache-2.0
// Whether this machine does something else meanwhile, which makes times worth little.
#ifndef SLIPWAY_BENCH_RUNNER_OTHER_WORK_H_
#define SLIPWAY_BENCH_RUNNER_OTHER_WORK_H_

#include <chrono>
#include <optional>
#include <string>

namespace slipway::bench {

// Looks at the processors from its construction on.
class OtherWork {
 public:
  OtherWork();

  // The share of this machine's processor time that others than this process and its children have
  // used, or that a hypervisor has kept for itself; 0 to 1. Nothing where /proc/stat is missing.
  std::optional<double> share() const;

 private:
  // Both in clock ticks.
  struct Ticks {
    double busy = 0;  // all processes'
    double total = 0;
    double own = 0;
  };
  static std::optional<Ticks> now();

  std::optional<Ticks> start_;
};

// A warning if the share is large enough to be seen in the times, or nothing.
std::string warning_of(const OtherWork& work);

}  // namespace slipway::bench

#endif  // SLIPWAY_BENCH_RUNNER_OTHER_WORK_H_
