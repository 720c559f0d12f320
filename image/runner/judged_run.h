// SPDX-License-Identifier: Apache-2.0
// A run and the verdict on it, within the time that Bazel leaves.
#ifndef SLIPWAY_IMAGE_RUNNER_JUDGED_RUN_H_
#define SLIPWAY_IMAGE_RUNNER_JUDGED_RUN_H_

#include <string>

#include "host/text/result.h"
#include "image/runner/options/command_line.h"
#include "image/runner/options/expectations.h"
#include "image/runner/verdict/facts.h"
#include "image/runner/verdict/verdict.h"

namespace slipway::runner {

struct JudgedRun {
  Facts facts;
  Verdict verdict;
  std::string by_hand;  // a shell command that starts the same machine; empty: there is none
};

// Boots the image and judges it by `expected`, not by what the command line has. The error is a
// sentence without its end.
host::Result<JudgedRun> run_and_judge(const CommandLine& command_line, Expectations expected);

// Says why there was no run to judge. The exit status for that.
int cannot_run(const std::string& why);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_JUDGED_RUN_H_
