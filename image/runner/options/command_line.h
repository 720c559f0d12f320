// SPDX-License-Identifier: Apache-2.0
// The runner's own command line.
#ifndef SLIPWAY_IMAGE_RUNNER_OPTIONS_COMMAND_LINE_H_
#define SLIPWAY_IMAGE_RUNNER_OPTIONS_COMMAND_LINE_H_

#include <chrono>
#include <span>
#include <string>
#include <string_view>

#include "host/text/result.h"
#include "image/runner/golden/golden.h"
#include "image/runner/options/expectations.h"
#include "image/runner/options/machine_options.h"

namespace slipway::runner {

enum class EmulatorKind { kQemu, kBochs };

enum class Mode {
  kTest,
  kCases,  // of the kernel: docs/test_channel.md
  kRenew,  // the golden picture
  kRun,
  kSave,          // the state of the firmware
  kHelp,          // for who writes behind "--" of `bazel run`
  kHelpForRules,  // for who writes all of the command line
};

struct CasesOptions {
  std::string filter{};  // empty: all of them, or what Bazel's --test_filter says
  bool shuffle = false;
  std::chrono::milliseconds limit = std::chrono::seconds(10);  // of each, in the machine's time
};

struct CommandLine {
  Mode mode = Mode::kTest;
  std::string emulator;  // the program
  EmulatorKind emulator_kind = EmulatorKind::kQemu;
  std::string window_qemu;  // a QEMU that can open a window; empty: there is none
  bool has_window = true;   // whether that one emulates the same machines as `emulator`
  bool no_window = false;   // not even where there is a display
  MachineOptions machine;
  std::string font;   // that the kernel draws text with; empty: as Slipway's console does
  GoldenFile golden;  // not yet in `expected`
  Expectations expected;
  CasesOptions cases;
  bool has_time_limit = false;  // it was given, not defaulted
};

// What Mode::kHelp and Mode::kHelpForRules print.
extern const std::string_view kHelp;
std::string help();

// `arguments`: without the program's name. The error is a sentence.
host::Result<CommandLine> parse_command_line(std::span<const std::string> arguments);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_OPTIONS_COMMAND_LINE_H_
