// SPDX-License-Identifier: Apache-2.0
// The judgement on one run: a pure function of what it showed and what was expected.
#ifndef SLIPWAY_IMAGE_RUNNER_VERDICT_VERDICT_H_
#define SLIPWAY_IMAGE_RUNNER_VERDICT_VERDICT_H_

#include <string>
#include <string_view>

#include "image/runner/options/expectations.h"
#include "image/runner/verdict/facts.h"

namespace slipway::runner {

// The values are the runner's exit statuses: stable, and different for each failure.
enum class Outcome {
  kPass = 0,
  kCannotRun = 3,  // no verdict on the kernel
  kWrongScreen = 10,
  kWrongConsole = 11,
  kUnwantedText = 12,
  kWrongExitCode = 13,
  kTimeout = 14,
  kReset = 15,
  kEarlyExit = 16,
  kNoOutput = 17,
  kInterrupted = 18,
  kAnotherDisk = 19,
  kFlood = 20,
  kNoGlyph = 21,
  kNoGrid = 22,
  kWrongFont = 23,
  kTwoGrids = 24,
  kWrongPicture = 25,
  kFault = 26,
  kFailedCases = 27,  // these two of cases inside the machine
  kNoCases = 28,
  kNotStarted = 30,  // these two by a UEFI firmware
  kReturned = 31,
};

struct Verdict {
  Outcome outcome;
  std::string sentence;
};

// The outcome's short name: "timeout", "wrong exit code".
std::string_view name_of(Outcome outcome);

// What QEMU's exit status `status` says of a kernel: " (success)", or "" if it has no set meaning.
std::string_view meaning_of_status(int status);

// How the machine ended weighs more than what it said: a reset or a time-out never passes. Before
// either comes the question whether it was the image that ran.
Verdict judge(const Facts& facts, const Expectations& expected);

// Whether the screen has the texts that are expected of it, and is as the golden picture, if any.
bool is_on_screen(const Screen& screen, const Expectations& expected);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_VERDICT_VERDICT_H_
