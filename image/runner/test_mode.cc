// SPDX-License-Identifier: Apache-2.0
#include "image/runner/test_mode.h"

#include <print>
#include <string>

#include "host/files/file_io.h"
#include "host/process/environment.h"
#include "host/text/result.h"
#include "image/runner/golden/difference_picture.h"
#include "image/runner/golden/golden.h"
#include "image/runner/judged_run.h"
#include "image/runner/screen/png.h"
#include "image/runner/verdict/report.h"
#include "image/runner/verdict/verdict.h"

namespace slipway::runner {
namespace {

// Whether there are two pictures whose difference somebody will want to see.
bool has_difference(const JudgedRun& run) {
  return run.verdict.outcome == Outcome::kWrongPicture && run.facts.screen.picture != nullptr;
}

// What Bazel keeps of a test beside its log.
host::Result<> keep(const std::string& outputs, const JudgedRun& run,
                    const Expectations& expected) {
  if (!outputs.empty()) {
    if (const auto kept = write_logs(outputs, run.facts); !kept) {
      return kept;
    }
    if (has_difference(run)) {
      const Picture picture = difference_picture(*run.facts.screen.picture, *expected.golden);
      if (const auto kept = write_png(outputs + "/difference.png", picture); !kept) {
        return kept;
      }
    }
    const std::string command = "# In the test's runfiles folder:\n" + run.by_hand;
    if (!run.by_hand.empty()) {
      if (const auto kept = host::write_file(outputs + "/command.txt", command); !kept) {
        return kept;
      }
    }
  }
  const std::string xml = host::environment_variable("XML_OUTPUT_FILE");
  if (xml.empty()) {
    return {};
  }
  return host::write_file(xml,
                          junit(host::environment_variable("TEST_TARGET"), run.verdict, run.facts));
}

}  // namespace

int run_test(const CommandLine& command_line) {
  Expectations expected = command_line.expected;
  if (!command_line.golden.path.empty()) {
    auto golden = read_golden(command_line.golden);
    if (!golden) {
      return cannot_run(golden.error());
    }
    expected.golden = std::move(*golden);
    expected.needs_screen = true;
  }
  const auto run = run_and_judge(command_line, expected);
  if (!run) {
    return cannot_run(run.error());
  }

  std::print("{}", report(run->verdict, run->facts));
  const std::string outputs = host::environment_variable("TEST_UNDECLARED_OUTPUTS_DIR");
  if (!outputs.empty() && has_difference(*run)) {
    std::println(
        "difference.png, in the test's outputs, has what was expected, what was there, and "
        "where they differ.");
  }
  if (const auto kept = keep(outputs, *run, expected); !kept) {
    std::println("What Bazel keeps of this test is not whole: {}.", kept.error());
  }
  return static_cast<int>(run->verdict.outcome);
}

}  // namespace slipway::runner
