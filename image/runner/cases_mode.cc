// SPDX-License-Identifier: Apache-2.0
#include "image/runner/cases_mode.h"

#include <algorithm>
#include <chrono>
#include <print>
#include <random>
#include <string>
#include <utility>

#include "host/files/file_io.h"
#include "host/files/scratch_folder.h"
#include "host/process/environment.h"
#include "host/process/signals.h"
#include "host/text/concat.h"
#include "host/text/number.h"
#include "host/text/result.h"
#include "image/runner/bazel_limits.h"
#include "image/runner/cases/boot_end.h"
#include "image/runner/cases/course.h"
#include "image/runner/cases/machine_clock.h"
#include "image/runner/cases/report.h"
#include "image/runner/judged_run.h"
#include "image/runner/session.h"
#include "image/runner/start.h"
#include "image/runner/verdict/report.h"

namespace slipway::runner {
namespace {

using host::concat;
using host::environment_variable;

// For sentences. Limits are given in whole seconds.
long long seconds_of(std::chrono::milliseconds time) {
  return std::chrono::duration_cast<std::chrono::seconds>(time).count();
}

// A word that no kernel can know before it is told.
std::string new_token() {
  std::random_device random;
  std::string token;
  for (int i = 0; i < 8; ++i) {
    token += host::hexadecimal(static_cast<std::uint8_t>(random()));
  }
  return token;
}

// Which cases are run, by the command line and by what Bazel says in the environment (the Test
// Encyclopedia, "Initial conditions").
host::Result<SelectionOptions> selection_options(const CasesOptions& cases) {
  SelectionOptions options{.filter = cases.filter};
  if (options.filter.empty()) {
    options.filter = environment_variable("TESTBRIDGE_TEST_ONLY");
  }
  const auto shards = host::number_in(environment_variable("TEST_TOTAL_SHARDS"));
  const auto shard = host::number_in(environment_variable("TEST_SHARD_INDEX"));
  if (shards && shard && *shard < *shards) {
    options.shard_count = *shards;
    options.shard = *shard;
    // Bazel wants to see that the test knows of shards.
    if (const std::string status = environment_variable("TEST_SHARD_STATUS_FILE");
        !status.empty()) {
      if (const auto written = host::write_file(status, ""); !written) {
        return std::unexpected(written.error());
      }
    }
  }
  if (cases.shuffle) {
    const auto seed = host::number_in(environment_variable("TEST_RANDOM_SEED"));
    options.seed = static_cast<std::uint32_t>(seed.value_or(1));
  }
  return options;
}

// Drives one boot: passes on what is said, and ends it where a limit is over.
class Watch {
 public:
  Watch(Course& course, const CommandLine& command_line)
      : course_(course),
        case_limit_(command_line.cases.limit),
        plan_limit_(command_line.expected.time_limit) {}

  // Whether the boot is to be ended.
  bool look(Emulator& emulator) {
    pass_on(emulator);
    if (course_.is_spoilt()) {
      // Not at once: it may be an exit code, which the emulator has told of by the next look.
      return std::exchange(was_spoilt_, true);
    }
    if (is_in_firmware(emulator.guest())) {
      return false;  // that it takes its time is another limit's affair
    }
    clock_.look(emulator, Clock::now());
    if (course_.step() != step_) {
      step_ = course_.step();
      clock_.restart();
    }
    const bool has_plan = course_.has_plan();
    if (clock_.elapsed() < (has_plan ? case_limit_ : plan_limit_)) {
      return false;
    }
    why_ = has_plan ? concat("it has run for more than ", seconds_of(case_limit_),
                             " s of the machine's own time (case_seconds gives more)")
                    : concat(seconds_of(plan_limit_),
                             " s of the machine's own time have passed (is it a kernel with "
                             "<slipway/test.h>, or one that speaks as docs/test_channel.md has "
                             "it?)");
    return true;
  }

  // Takes what is left when the machine has ended.
  void pass_on(Emulator& emulator) {
    const std::string& results = emulator.guest().test_results;
    const std::string piece = results.substr(taken_);
    taken_ = results.size();
    for (const std::string& command : course_.take(piece)) {
      emulator.command_tests(command);
    }
  }

  const std::string& why() const { return why_; }

 private:
  static bool is_in_firmware(const GuestState& guest) {
    return guest.uefi && guest.uefi->stage == UefiBoot::Stage::kBefore;
  }

  Course& course_;
  std::chrono::milliseconds case_limit_;
  std::chrono::milliseconds plan_limit_;
  MachineClock clock_;
  std::size_t step_ = 0;
  std::size_t taken_ = 0;
  bool was_spoilt_ = false;
  std::string why_;
};

struct Limit {
  Clock::time_point end;      // of the last boot
  Clock::time_point answers;  // of the last answer of an emulator
};

// The facts of the boot.
host::Result<Facts> boot_once(const CommandLine& command_line, Course& course,
                              const host::ScratchFolder& scratch, host::Signals& signals,
                              const Limit& limit) {
  CommandLine boot = command_line;
  boot.machine.first_command = course.begin_boot(new_token());
  auto started = start_emulator(boot, scratch, {.signals = signals, .latest = limit.answers});
  if (!started) {
    return std::unexpected(started.error());
  }
  Emulator& emulator = *started->emulator;
  Watch watch(course, command_line);
  Expectations expected;
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(limit.end - Clock::now());
  expected.time_limit = std::max(left, std::chrono::milliseconds(0));
  Facts facts = run_to_the_end(
      emulator, expected,
      {.start = started->start,
       .firmware_limit = std::min<std::chrono::milliseconds>(kFirmwareLimit, expected.time_limit),
       .latest = limit.end,
       .watcher = {},
       .has_seen_enough = [&watch](Emulator& running) { return watch.look(running); }},
      signals);
  watch.pass_on(emulator);
  course.end_boot(boot_end(facts, watch.why()));
  return facts;
}

// Whether the last boot says nothing about the kernel.
bool is_no_verdict(Outcome outcome) {
  return outcome == Outcome::kAnotherDisk || outcome == Outcome::kCannotRun ||
         outcome == Outcome::kInterrupted;
}

// What Bazel keeps of the test.
host::Result<> keep(const Course& course, const Verdict& verdict, const Facts& facts) {
  if (const std::string outputs = environment_variable("TEST_UNDECLARED_OUTPUTS_DIR");
      !outputs.empty() && verdict.outcome != Outcome::kPass) {
    if (const auto kept = write_logs(outputs, facts); !kept) {
      return kept;
    }
  }
  const std::string xml = environment_variable("XML_OUTPUT_FILE");
  return xml.empty() ? host::Result<>()
                     : host::write_file(
                           xml, junit_cases(environment_variable("TEST_TARGET"), course, verdict));
}

}  // namespace

int run_cases(const CommandLine& command_line) {
  if (command_line.emulator_kind != EmulatorKind::kQemu) {
    return cannot_run("cases run on QEMU's machines; Bochs has no channel for their results");
  }
  const Limit limit{.end = Clock::now() + within_bazels_limit(kNoLimit),
                    .answers = latest_answer()};
  const auto options = selection_options(command_line.cases);
  if (!options) {
    return cannot_run(options.error());
  }
  host::Signals signals;
  const auto scratch = host::ScratchFolder::make();
  if (!scratch) {
    return cannot_run(scratch.error());
  }
  Course course(*options);
  Facts facts;     // of the last boot
  Facts reported;  // of the first with a fault outside of cases, or else of the last
  bool has_fault = false;
  while (!course.is_over()) {
    auto boot = boot_once(command_line, course, *scratch, signals, limit);
    if (!boot && course.boot_count() == 1) {
      return cannot_run(boot.error());
    }
    if (!boot) {
      // What the boots before it have shown is true all the same.
      course.end_boot({.sentence = boot.error(), .is_last = true});
      facts = {};
      facts.problem = boot.error();
      break;
    }
    facts = std::move(*boot);
    if (!has_fault) {
      reported = facts;
      has_fault = !course.faults().empty();
    }
  }
  Verdict verdict = judge_cases(course);
  if (const Outcome of_boot = judge(facts, {}).outcome; is_no_verdict(of_boot)) {
    verdict.outcome = of_boot;
  }
  std::print("{}", report_cases(course, verdict));
  if (has_fault) {
    std::print("\n{}", report({verdict.outcome, "What that boot has shown"}, reported));
  }
  if (const auto kept = keep(course, verdict, reported); !kept) {
    std::println("What Bazel keeps of this test is not whole: {}.", kept.error());
  }
  return static_cast<int>(verdict.outcome);
}

}  // namespace slipway::runner
