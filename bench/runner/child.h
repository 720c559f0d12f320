// SPDX-License-Identifier: Apache-2.0
// A program that is run to its end, and what that has cost.
#ifndef SLIPWAY_BENCH_RUNNER_CHILD_H_
#define SLIPWAY_BENCH_RUNNER_CHILD_H_

#include <chrono>
#include <string>
#include <vector>

namespace slipway::bench {

using Seconds = std::chrono::duration<double>;

struct ChildRun {
  int wait_status = 0;  // as waitpid() gives it
  bool timed_out = false;
  Seconds wall = {};
  Seconds processor = {};  // user and system time
  std::string output;      // standard output
};

// Runs the program that is the first argument, and kills it after `limit`. It dies with this
// process. Throws std::system_error where there are no processes or pipes.
ChildRun run_child(const std::vector<std::string>& arguments, std::chrono::seconds limit);

}  // namespace slipway::bench

#endif  // SLIPWAY_BENCH_RUNNER_CHILD_H_
