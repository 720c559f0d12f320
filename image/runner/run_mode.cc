// SPDX-License-Identifier: Apache-2.0
#include "image/runner/run_mode.h"

#include <format>
#include <print>
#include <string>
#include <utility>

#include "host/files/scratch_folder.h"
#include "host/process/environment.h"
#include "host/process/signals.h"
#include "host/text/result.h"
#include "image/runner/options/machine_options.h"
#include "image/runner/qemu/launch.h"
#include "image/runner/qemu/qemu_emulator.h"
#include "image/runner/session.h"
#include "image/runner/verdict/report.h"
#include "image/runner/verdict/verdict.h"
#include "image/runner/verdict/with_firmware.h"
#include "image/runner/view/console_printer.h"
#include "image/runner/view/terminal.h"
#include "image/runner/view/terminal_view.h"
#include "image/runner/view/view.h"
#include "image/runner/view/window_view.h"
#include "slipway/machine/devices/qemu.h"

namespace slipway::runner {
namespace {

// A run that nobody watches must not hang.
constexpr std::chrono::seconds kUnwatchedLimit{60};
constexpr std::chrono::hours kNoLimit{24 * 365};

std::string state_of(const Qemu& qemu) {
  if (qemu.exit_code) {
    const int status = machine::qemu::exit_status(*qemu.exit_code);
    return std::format("The kernel ended with status {}{}.", status, meaning_of_status(status));
  }
  if (qemu.has_reset) {
    return "The machine reset, and was stopped there.";
  }
  if (qemu.is_off) {
    return "The machine is off.";
  }
  if (qemu.is_with_firmware()) {
    return "The image does not run: " + why_with_firmware(*qemu.uefi) + ".";
  }
  return "The machine runs.";
}

// A verdict where nothing but a good end is expected.
int tell(const Verdict& verdict, const Facts& facts) {
  const bool passed = verdict.outcome == Outcome::kPass;
  if (passed) {
    std::println("\nThe screen:\n{}{}.", framed(facts.screen), verdict.sentence);
  } else {
    std::print("\n{}", report(verdict, facts));
  }
  return static_cast<int>(verdict.outcome);
}

// What is left to do when the user has seen enough.
int end(Qemu& qemu, bool say_how) {
  const bool ended_by_itself = qemu.has_ended;
  const std::string status = qemu.finish();
  std::print(stderr, "{}", qemu.errors);
  if (say_how && ended_by_itself) {
    std::println("QEMU ended ({}).", status);
  }
  return 0;
}

bool has_debugger(const CommandLine& command_line) {
  return has_option(command_line.machine.extra, {"-s", "-S", "-gdb"});
}

int run_unwatched(Launched launched, const CommandLine& command_line, host::Signals& signals) {
  Expectations expected = command_line.expected;
  if (!command_line.has_time_limit) {
    expected.time_limit = kUnwatchedLimit;
  }
  RunOptions options{.start = launched.start, .watcher = ConsolePrinter()};
  if (has_debugger(command_line)) {
    expected.time_limit = options.firmware_limit = kNoLimit;
  }
  QemuEmulator emulator(std::move(launched));
  const Facts facts = run_to_the_end(emulator, expected, options, signals);
  return tell(judge(facts, expected), facts);
}

host::Result<Launched> launch_window(const CommandLine& command_line,
                                     const host::ScratchFolder& scratch, Limits limits) {
  const std::string& qemu = command_line.window_qemu;
  return launch(qemu.empty() ? command_line.emulator : qemu, with_window(command_line.machine),
                window_environment(host::users_environment(scratch.path())), limits);
}

int cannot_run(const std::string& why) {
  std::println(stderr, "cannot run: {}.", why);
  return static_cast<int>(Outcome::kCannotRun);
}

}  // namespace

int run_for_a_person(const CommandLine& command_line) {
  if (command_line.emulator_kind != EmulatorKind::kQemu) {
    return cannot_run("a person can only look at QEMU's machines; the others are for tests");
  }
  host::Signals signals;
  const auto scratch = host::ScratchFolder::make();
  if (!scratch) {
    return cannot_run(scratch.error());
  }

  const Limits limits{.signals = signals, .latest = Clock::time_point::max()};
  View view = choose_view(command_line, surroundings());
  if (view == View::kWindow) {
    auto launched = launch_window(command_line, *scratch, limits);
    if (launched) {
      show_in_window(launched->qemu, signals, state_of);
      return end(launched->qemu, false);
    }
    const auto problem = window_problem(launched.error());
    if (!problem || chooses_display(command_line)) {
      return cannot_run(launched.error());
    }
    std::println(stderr, "No window can be opened on the display {}; going on without one.\n({})",
                 display_name(), *problem);
    view = choose_view(command_line, {.has_display = false, .has_terminal = has_terminal()});
  }

  auto launched = launch(command_line.emulator, command_line.machine,
                         host::users_environment(scratch->path()), limits);
  if (!launched) {
    return cannot_run(launched.error());
  }
  if (view == View::kPlain) {
    return run_unwatched(std::move(*launched), command_line, signals);
  }
  show_in_terminal(launched->qemu, signals, has_debugger(command_line), state_of);
  return end(launched->qemu, true);
}

}  // namespace slipway::runner
