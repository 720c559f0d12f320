// SPDX-License-Identifier: Apache-2.0
// What a run must show to pass.
#ifndef SLIPWAY_IMAGE_RUNNER_OPTIONS_EXPECTATIONS_H_
#define SLIPWAY_IMAGE_RUNNER_OPTIONS_EXPECTATIONS_H_

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "image/runner/golden/golden.h"

namespace slipway::runner {

// More text of one console than anybody reads: a run that has more is ended, and the rest not kept.
inline constexpr std::size_t kMaxConsoleBytes = std::size_t{128} << 20;

// Where console texts are looked for.
enum class ConsoleChoice {
  kAny,     // all of them in one of the two
  kSerial,  // in what went to COM1
  kDebug,   // in what went to port 0xE9
  kBoth,    // all of them in each
};

// How the run is to end.
enum class ExpectedEnd {
  kExitStatus,  // the kernel writes an exit code
  kHalt,        // the texts are there and the processor sleeps: a loader that has refused a kernel
  kShown,       // the texts are there, whatever the kernel does next: one that runs for ever
};

struct Expectations {
  std::vector<std::string> screen;    // on the screen, from top to bottom
  bool needs_screen = false;          // some of them are only expected there
  std::vector<std::string> console;   // on the console, in this order
  std::vector<std::string> unwanted;  // in no line of either
  std::optional<Golden> golden;       // what the screen looks like
  ConsoleChoice consoles = ConsoleChoice::kAny;

  ExpectedEnd end = ExpectedEnd::kExitStatus;
  int exit_status = 33;  // kExitStatus: what a QEMU with isa-debug-exit would end with

  std::chrono::milliseconds time_limit = std::chrono::seconds(30);
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_OPTIONS_EXPECTATIONS_H_
