// SPDX-License-Identifier: Apache-2.0
// Boots a disk image in QEMU: as a test with a verdict, to make its golden picture, or for a person
// to look at.
#include <cstdio>
#include <string_view>

#include "host/command_line/command_line.h"
#include "image/runner/cases_mode.h"
#include "image/runner/options/command_line.h"
#include "image/runner/renew_mode.h"
#include "image/runner/run_mode.h"
#include "image/runner/save_mode.h"
#include "image/runner/test_mode.h"

namespace {

int print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  return slipway::host::kDone;
}

}  // namespace

int main(int count, char** values) {
  using namespace slipway;
  using namespace slipway::runner;

  const auto command_line = parse_command_line(host::arguments_of(count, values));
  if (!command_line) {
    return host::fail("runner", command_line.error(), host::kBadCommandLine);
  }
  switch (command_line->mode) {
    case Mode::kTest:
      return run_test(*command_line);
    case Mode::kCases:
      return run_cases(*command_line);
    case Mode::kRenew:
      return renew_golden_picture(*command_line);
    case Mode::kRun:
      return run_for_a_person(*command_line);
    case Mode::kSave:
      return save_firmware_state(*command_line);
    case Mode::kHelp:
      return print(kHelp);
    case Mode::kHelpForRules:
      return print(help());
  }
}
