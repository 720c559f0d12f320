// SPDX-License-Identifier: Apache-2.0
// What a person reads after a run, and the files that are kept of it.
#ifndef SLIPWAY_IMAGE_RUNNER_VERDICT_REPORT_H_
#define SLIPWAY_IMAGE_RUNNER_VERDICT_REPORT_H_

#include <chrono>
#include <string>

#include "host/text/result.h"
#include "image/runner/verdict/facts.h"
#include "image/runner/verdict/verdict.h"

namespace slipway::runner {

// The verdict's sentence, then the screen, the consoles' last lines, and what else explains it.
std::string report(const Verdict& verdict, const Facts& facts);

// The same as a JUnit file with one test case, as Bazel passes on to CI servers.
std::string junit(const std::string& name, const Verdict& verdict, const Facts& facts);

// Writes screen.txt, serial.log, console.log and, where they are there, screen.png and
// firmware.log into `folder`.
host::Result<> write_logs(const std::string& folder, const Facts& facts);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_VERDICT_REPORT_H_
