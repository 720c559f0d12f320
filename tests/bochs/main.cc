// SPDX-License-Identifier: Apache-2.0
// Boots a disk image in Bochs and judges what its kernel writes to the consoles. It is called as
// //image/runner is, with Bochs in QEMU's place.
#include <chrono>
#include <print>
#include <string>
#include <vector>

#include "image/runner/host/scratch_folder.h"
#include "image/runner/host/signals.h"
#include "image/runner/options/command_line.h"
#include "image/runner/text/excerpt.h"
#include "image/runner/verdict/facts.h"
#include "image/runner/verdict/verdict.h"
#include "slipway/machine/devices/qemu.h"
#include "tests/bochs/bochs.h"

namespace {

using namespace slipway;
using slipway::bochs::Bochs;
using Clock = std::chrono::steady_clock;

constexpr int kBadUsage = 2;
constexpr int kCannotRun = static_cast<int>(runner::Outcome::kCannotRun);
constexpr std::size_t kTailLines = 40;

runner::Facts facts_of(const Bochs& bochs) {
  runner::Facts facts;
  facts.booted_disk = runner::BootedDisk::kUnchecked;  // there is no other
  facts.exit_code = bochs.log.exit_code().value_or(0);
  facts.is_triple_fault = bochs.log.is_triple_fault();
  facts.qemu_status = bochs.log.panic().empty() ? bochs.early_log.panic() : bochs.log.panic();
  facts.serial = bochs.serial;
  facts.debug_console = bochs.log.debug_console();
  return facts;
}

// COM1 is slower than the debug console: its last bytes may come behind the exit code.
bool waits_for_serial(const Bochs& bochs, runner::Expectations expected) {
  const runner::Facts facts = facts_of(bochs);
  const bool has_failed =
      bochs.log.exit_code() && machine::qemu::exit_status(facts.exit_code) != expected.exit_status;
  if (has_failed || has_all_texts(facts, expected)) return false;
  expected.consoles = runner::ConsoleChoice::kDebug;
  return has_all_texts(facts, expected);
}

runner::Ending wait_for_ending(Bochs& bochs, const runner::Expectations& expected,
                               Clock::time_point deadline, runner::Signals& signals) {
  using runner::Ending;
  for (;;) {
    bochs.wait(deadline, signals.event_fd());
    const bool is_late = Clock::now() >= deadline;
    if (expected.end == runner::ExpectedEnd::kShown && has_all_texts(facts_of(bochs), expected)) {
      return Ending::kShown;
    }
    const bool is_halt = expected.end == runner::ExpectedEnd::kHalt && bochs.log.has_halted();
    const bool is_over = bochs.log.exit_code() || is_halt;
    if (is_over && (is_late || bochs.has_ended || !waits_for_serial(bochs, expected))) {
      return bochs.log.exit_code() ? Ending::kExitCode : Ending::kHalt;
    }
    if (!is_over && bochs.log.has_reset()) return Ending::kReset;
    if (bochs.has_ended) return Ending::kQemuEnded;
    if (signals.asks_to_end()) return Ending::kInterrupted;
    if (is_late) return Ending::kTimeLimit;
  }
}

void print_tail(std::string_view name, std::string_view text) {
  std::println("\n{}:", name);
  for (const std::string_view line : runner::last_lines(text, kTailLines)) {
    std::println("  | {}", runner::excerpt(line));
  }
}

}  // namespace

int main(int count, char** values) {
  const std::vector<std::string> arguments(values + 1, values + count);
  auto command_line = runner::parse_command_line(arguments);
  if (!command_line) {
    std::println("bochs: {}.", command_line.error());
    return kBadUsage;
  }
  runner::Expectations& expected = command_line->expected;
  runner::Signals signals;
  const auto scratch = runner::ScratchFolder::make();
  if (!scratch) {
    std::println("cannot run: {}.", scratch.error());
    return kCannotRun;
  }
  const auto start = Clock::now();
  auto bochs = Bochs::start(command_line->emulator, command_line->machine, *scratch);
  if (!bochs) {
    std::println("cannot run: {}.", bochs.error());
    return kCannotRun;
  }

  const runner::Ending ending =
      wait_for_ending(*bochs, expected, start + expected.time_limit, signals);
  runner::Facts facts = facts_of(*bochs);
  facts.ending = ending;
  facts.elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start);
  runner::Verdict verdict = judge(facts, expected);
  if (ending == runner::Ending::kQemuEnded) {
    verdict.sentence = "early exit: Bochs ended by itself: " + facts.qemu_status;
  }

  std::println("{}.", verdict.sentence);
  print_tail("COM1", facts.serial);
  print_tail("Debug console", facts.debug_console);
  if (verdict.outcome != runner::Outcome::kPass) {
    print_tail("Bochs' log", bochs->early_log.text() + bochs->log.text());
  }
  return static_cast<int>(verdict.outcome);
}
