#include "image/runner/run_mode.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <format>
#include <print>
#include <string_view>

#include "image/runner/environment.h"
#include "image/runner/launch.h"
#include "image/runner/report.h"
#include "image/runner/session.h"
#include "image/runner/terminal.h"
#include "image/runner/terminal_view.h"
#include "image/runner/verdict.h"
#include "machine/qemu.h"

namespace slipway::runner {
namespace {

// A run that nobody watches must not hang.
constexpr std::chrono::seconds kUnwatchedLimit{60};
constexpr std::chrono::hours kNoLimit{24 * 365};

enum class View {
  kWindow,    // QEMU's own display, until it is closed
  kTerminal,  // ours, in the user's terminal
  kPlain,     // the console's text, until the kernel has ended
};

bool has_option(const std::vector<std::string>& arguments,
                std::initializer_list<std::string_view> names) {
  return std::ranges::any_of(arguments, [names](std::string_view argument) {
    if (argument.starts_with("--")) argument.remove_prefix(1);  // QEMU takes both
    return std::ranges::find(names, argument) != names.end();
  });
}

bool has_display() {
  return !environment_variable("DISPLAY").empty() ||
         !environment_variable("WAYLAND_DISPLAY").empty();
}

View choose_view(const CommandLine& command_line) {
  // Whoever asks QEMU for a display gets it, and nothing of ours.
  const auto& extra = command_line.machine.extra;
  const auto display = std::ranges::find(extra, "-display");
  if (display != extra.end() && display + 1 != extra.end()) {
    return display[1] == "none" ? View::kPlain : View::kWindow;
  }
  if (has_option(extra, {"-nographic", "-vnc"})) return View::kPlain;
  if (has_display() && !command_line.window_qemu.empty()) return View::kWindow;
  return has_terminal() ? View::kTerminal : View::kPlain;
}

// Prints the console that speaks first as it comes: kernels write the same text to both.
class ConsolePrinter {
 public:
  void operator()(const Qemu& qemu) {
    if (!source_ && !qemu.debug_console.empty()) source_ = &Qemu::debug_console;
    if (!source_ && !qemu.serial.empty()) source_ = &Qemu::serial;
    if (!source_) return;
    const std::string_view text = qemu.*source_;
    std::print("{}", text.substr(printed_));
    std::fflush(stdout);
    printed_ = text.size();
  }

 private:
  std::string Qemu::* source_ = nullptr;
  std::size_t printed_ = 0;
};

std::string state_of(const Qemu& qemu) {
  if (qemu.exit_code) {
    const int status = machine::qemu::exit_status(*qemu.exit_code);
    return std::format("The kernel ended with status {}{}.", status, meaning_of_status(status));
  }
  if (qemu.has_reset) return "The machine reset, and was stopped there.";
  if (qemu.is_off) return "The machine is off.";
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

// The window stays when the kernel has ended: closing it ends the run.
void watch_window(Qemu& qemu) {
  ConsolePrinter print_console;
  std::string last_state;
  while (!qemu.has_ended) {
    qemu.wait(Clock::now() + kNoLimit);
    print_console(qemu);
    const std::string state = state_of(qemu);
    if (qemu.is_over() && state != last_state) std::println("{}", state);
    last_state = state;
  }
}

int watch(Qemu& qemu, View view) {
  if (view == View::kWindow) {
    watch_window(qemu);
  } else {
    show_in_terminal(qemu, state_of);
  }
  const bool ended_by_itself = qemu.has_ended && view == View::kTerminal;
  const std::string status = qemu.finish();
  std::print(stderr, "{}", qemu.errors);
  if (ended_by_itself) std::println("QEMU ended ({}).", status);
  return 0;
}

}  // namespace

int run_for_a_person(const CommandLine& command_line) {
  const auto scratch = ScratchFolder::make();
  if (!scratch) {
    std::println(stderr, "cannot run: {}.", scratch.error());
    return kCannotRun;
  }
  const View view = choose_view(command_line);
  MachineOptions machine = command_line.machine;
  const bool has_window = view == View::kWindow && !command_line.window_qemu.empty();
  if (has_window) machine.display = "gtk";
  auto launched = launch(has_window ? command_line.window_qemu : command_line.qemu, machine,
                         users_environment(scratch->path()), *scratch);
  if (!launched) {
    std::println(stderr, "cannot run: {}.", launched.error());
    return kCannotRun;
  }
  if (view != View::kPlain) return watch(launched->qemu, view);

  Expectations expected = command_line.expected;
  const bool waits_for_debugger = has_option(machine.extra, {"-s", "-S", "-gdb"});
  if (!command_line.has_time_limit) expected.time_limit = kUnwatchedLimit;
  if (waits_for_debugger) expected.time_limit = kNoLimit;
  const Facts facts = run_to_the_end(std::move(launched->qemu), launched->start, expected, "",
                                     launched->log, ConsolePrinter());
  return tell(judge(facts, expected), facts);
}

}  // namespace slipway::runner
