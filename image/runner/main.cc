// SPDX-License-Identifier: Apache-2.0
// Boots a disk image in QEMU: as a test with a verdict, or for a person to look at.
#include <print>
#include <string>
#include <vector>

#include "image/runner/options/command_line.h"
#include "image/runner/qemu/launch.h"
#include "image/runner/run_mode.h"
#include "image/runner/test_mode.h"

int main(int count, char** values) {
  using namespace slipway::runner;

  const std::vector<std::string> arguments(values + 1, values + count);
  const auto command_line = parse_command_line(arguments);
  if (!command_line) {
    std::println(stderr, "runner: {}.", command_line.error());
    return kBadUsage;
  }
  switch (command_line->mode) {
    case Mode::kTest:
      return run_test(*command_line);
    case Mode::kRun:
      return run_for_a_person(*command_line);
    case Mode::kHelp:
      std::print("{}", kHelp);
      return 0;
  }
}
