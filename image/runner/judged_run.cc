// SPDX-License-Identifier: Apache-2.0
#include "image/runner/judged_run.h"

#include <print>

#include "host/files/scratch_folder.h"
#include "host/process/signals.h"
#include "image/runner/bazel_limits.h"
#include "image/runner/session.h"
#include "image/runner/start.h"

namespace slipway::runner {
namespace {

host::Result<JudgedRun> run_once(const CommandLine& command_line, Expectations expected,
                                 const host::ScratchFolder& scratch, host::Signals& signals) {
  auto started =
      start_emulator(command_line, scratch, {.signals = signals, .latest = latest_answer()});
  if (!started) {
    return std::unexpected(started.error());
  }

  expected.time_limit = within_bazels_limit(expected.time_limit);
  if (!started->emulator->has_screen()) {
    if (expected.needs_screen) {
      return host::failure(
          "the screen of this machine cannot be read: move the texts from expect_screen to "
          "expect_console and leave out screenshot, or boot the image on another machine");
    }
    expected.screen.clear();
  }
  const auto whole = within_bazels_limit(kNoLimit);
  Facts facts = run_to_the_end(*started->emulator, expected,
                               {.start = started->start,
                                .firmware_limit = within_bazels_limit(kFirmwareLimit),
                                .latest = started->start + whole,
                                .watcher = {}},
                               signals);
  Verdict verdict = judge(facts, expected);
  return JudgedRun{
      .facts = std::move(facts), .verdict = std::move(verdict), .by_hand = started->by_hand};
}

}  // namespace

host::Result<JudgedRun> run_and_judge(const CommandLine& command_line, Expectations expected) {
  host::Signals signals;
  const auto scratch = host::ScratchFolder::make();
  if (!scratch) {
    return std::unexpected(scratch.error());
  }
  auto run = run_once(command_line, expected, *scratch, signals);
  if (!run || !run->facts.is_restored || run->verdict.outcome != Outcome::kReturned) {
    return run;
  }
  // What the firmware has to say of an image that ends, only one says that has started it.
  CommandLine booted = command_line;
  booted.machine.firmware_state.clear();
  return run_once(booted, std::move(expected), *scratch, signals);
}

int cannot_run(const std::string& why) {
  std::println("cannot run: {}.", why);
  return static_cast<int>(Outcome::kCannotRun);
}

}  // namespace slipway::runner
