// SPDX-License-Identifier: Apache-2.0
// A program that is run to its end.
#ifndef SLIPWAY_HOST_PROCESS_RUN_PROGRAM_H_
#define SLIPWAY_HOST_PROCESS_RUN_PROGRAM_H_

#include <chrono>
#include <string>
#include <vector>

#include "host/process/child_process.h"
#include "host/text/result.h"

namespace slipway::host {

struct ProgramRun {
  ProcessEnd end;
  bool timed_out = false;  // and was killed
  std::chrono::duration<double> wall = {};
  std::string output;  // standard output
};

// Runs the program that is the first argument, with this process's standard error, and kills it
// after `limit`. `environment`: NAME=value. Fails where there are no processes or pipes.
Result<ProgramRun> run_program(const std::vector<std::string>& arguments,
                               const std::vector<std::string>& environment,
                               std::chrono::seconds limit);

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_PROCESS_RUN_PROGRAM_H_
