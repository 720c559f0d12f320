// SPDX-License-Identifier: Apache-2.0
#include "image/runner/test_mode.h"

#include <algorithm>
#include <optional>
#include <print>

#include "host/files/file_io.h"
#include "host/process/environment.h"
#include "host/process/signals.h"
#include "host/text/number.h"
#include "image/runner/session.h"
#include "image/runner/start.h"
#include "image/runner/verdict/report.h"
#include "image/runner/verdict/verdict.h"

namespace slipway::runner {
namespace {

constexpr std::chrono::hours kNoLimit{24 * 365};

// How long Bazel lets this test run, if it does not let it run for ever.
std::optional<std::chrono::milliseconds> bazels_limit() {
  constexpr std::uint64_t kMost = 1'000'000'000;  // of seconds: what is more is for ever
  const auto seconds = host::number_in(host::environment_variable("TEST_TIMEOUT"));
  if (seconds.value_or(0) == 0 || *seconds > kMost) {
    return std::nullopt;
  }
  return std::chrono::seconds(*seconds);
}

// Bazel's own time limit tells nothing when it strikes: end before it, with a verdict.
std::chrono::milliseconds within_bazels_limit(std::chrono::milliseconds limit) {
  const auto whole = bazels_limit();
  if (!whole) {
    return limit;
  }
  return std::min(
      limit, *whole - std::min<std::chrono::milliseconds>(*whole / 5, std::chrono::seconds(10)));
}

// Half of the time that is then left is for a QEMU that does not answer.
Clock::time_point latest_answer() {
  const auto whole = bazels_limit();
  if (!whole) {
    return Clock::time_point::max();
  }
  return Clock::now() + *whole -
         std::min<std::chrono::milliseconds>(*whole / 10, std::chrono::seconds(5));
}

// What Bazel keeps of a test beside its log.
host::Result<> keep(const std::string& outputs, const std::string& by_hand, const Verdict& verdict,
                    const Facts& facts) {
  if (!outputs.empty()) {
    if (const auto kept = write_logs(outputs, facts); !kept) {
      return kept;
    }
    const std::string command = "# In the test's runfiles folder:\n" + by_hand;
    if (!by_hand.empty()) {
      if (const auto kept = host::write_file(outputs + "/command.txt", command); !kept) {
        return kept;
      }
    }
  }
  const std::string xml = host::environment_variable("XML_OUTPUT_FILE");
  if (xml.empty()) {
    return {};
  }
  return host::write_file(xml, junit(host::environment_variable("TEST_TARGET"), verdict, facts));
}

}  // namespace

int run_test(const CommandLine& command_line) {
  host::Signals signals;
  const auto scratch = host::ScratchFolder::make();
  if (!scratch) {
    std::println("cannot run: {}.", scratch.error());
    return static_cast<int>(Outcome::kCannotRun);
  }
  auto started =
      start_emulator(command_line, *scratch, {.signals = signals, .latest = latest_answer()});
  if (!started) {
    std::println("cannot run: {}.", started.error());
    return static_cast<int>(Outcome::kCannotRun);
  }

  Expectations expected = command_line.expected;
  expected.time_limit = within_bazels_limit(expected.time_limit);
  if (!started->emulator->has_screen()) {
    if (expected.needs_screen) {
      std::println(
          "cannot run: the screen of this machine cannot be read: move the texts from "
          "expect_screen to expect_console, or boot the image on another machine.");
      return static_cast<int>(Outcome::kCannotRun);
    }
    expected.screen.clear();
  }
  const std::string outputs = host::environment_variable("TEST_UNDECLARED_OUTPUTS_DIR");
  const auto whole = within_bazels_limit(kNoLimit);
  const Facts facts = run_to_the_end(*started->emulator, expected,
                                     {.start = started->start,
                                      .firmware_limit = within_bazels_limit(kFirmwareLimit),
                                      .latest = started->start + whole,
                                      .watcher = {}},
                                     signals);
  const Verdict verdict = judge(facts, expected);

  std::print("{}", report(verdict, facts));
  if (const auto kept = keep(outputs, started->by_hand, verdict, facts); !kept) {
    std::println("What Bazel keeps of this test is not whole: {}.", kept.error());
  }
  return static_cast<int>(verdict.outcome);
}

}  // namespace slipway::runner
