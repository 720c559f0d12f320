#include "image/runner/verdict/verdict.h"

#include <format>
#include <optional>
#include <vector>

#include "image/runner/text/text_match.h"
#include "image/runner/verdict/firmware_text.h"
#include "machine/qemu.h"

namespace slipway::runner {
namespace {

using machine::qemu::ExitCode;
using Lines = std::vector<std::string>;

// The three places where text can be, as lines.
struct Output {
  explicit Output(const Facts& facts)
      : screen(facts.screen.rows()),
        serial(lines_of(facts.serial)),
        debug(lines_of(facts.debug_console)) {}

  bool silent() const { return only_firmware_wrote(screen) && serial.empty() && debug.empty(); }

  Lines screen;
  Lines serial;
  Lines debug;
};

std::string seconds(std::chrono::milliseconds time) {
  return std::format("{:.2f} s", static_cast<double>(time.count()) / 1000);
}

Verdict no_output(const Output& output, const std::string& when) {
  if (nothing_was_bootable(output.screen)) {
    return {Outcome::kNoOutput, "no output: the BIOS found nothing to boot on the disk"};
  }
  return {Outcome::kNoOutput,
          "no output: " + when +
              ", and nothing was written to the screen, to COM1 or to the debug console"};
}

Verdict time_limit(const Facts& facts, const Expectations& expected, const Output& output) {
  const std::string limit = seconds(facts.elapsed);
  if (output.silent()) return no_output(output, "the time limit of " + limit + " passed");
  if (!expected.exit_status) {
    return {Outcome::kTimeout,
            "timeout: after " + limit + " the machine has not shown the texts and halted"};
  }
  return {Outcome::kTimeout, "timeout: no verdict after " + limit +
                                 ": the machine ran, but wrote nothing to the exit port"};
}

Verdict reset(const Facts& facts) {
  if (!facts.is_triple_fault) {
    return {Outcome::kReset, "reset: the machine reset itself after " + seconds(facts.elapsed) +
                                 ", before the kernel wrote an exit code"};
  }
  return {Outcome::kReset, "reset: a triple fault reset the machine after " +
                               seconds(facts.elapsed) + ", before the kernel wrote an exit code"};
}

Verdict early_exit(const Facts& facts) {
  if (facts.ending == Ending::kPowerOff) {
    return {Outcome::kEarlyExit, "early exit: the machine was switched off after " +
                                     seconds(facts.elapsed) +
                                     ", before the kernel wrote an exit code"};
  }
  return {Outcome::kEarlyExit, "early exit: QEMU ended by itself (" + facts.qemu_status +
                                   ") after " + seconds(facts.elapsed) +
                                   ", before the kernel wrote an exit code"};
}

std::optional<Verdict> wrong_exit_code(const Facts& facts, const Expectations& expected) {
  if (facts.ending != Ending::kExitCode) return std::nullopt;
  const int status = machine::qemu::exit_status(facts.exit_code);
  if (status == expected.exit_status) return std::nullopt;
  const std::string wanted = expected.exit_status
                                 ? std::format("expected was {}{}", *expected.exit_status,
                                               meaning_of_status(*expected.exit_status))
                                 : "expected was a halt";
  return Verdict{Outcome::kWrongExitCode,
                 std::format("wrong exit code: the kernel ended with status {}{}, {}", status,
                             meaning_of_status(status), wanted)};
}

std::optional<Verdict> wrong_screen(const Output& output, const Expectations& expected) {
  const auto missing = first_missing(expected.screen, output.screen);
  if (!missing) return std::nullopt;
  return Verdict{Outcome::kWrongScreen,
                 "wrong text on the screen: \"" + *missing + "\" is not there" +
                     (expected.screen.size() > 1 ? ", or not in the expected order" : "")};
}

std::optional<Verdict> wrong_console(const Output& output, const Expectations& expected) {
  const auto serial = first_missing(expected.console, output.serial);
  const auto debug = first_missing(expected.console, output.debug);
  const auto verdict = [&](std::string_view place, const std::string& missing) {
    return Verdict{
        Outcome::kWrongConsole,
        std::format("wrong text on the console: \"{}\" is not in what went to {}{}", missing, place,
                    expected.console.size() > 1 ? ", or not in the expected order" : "")};
  };
  switch (expected.consoles) {
    case ConsoleChoice::kSerial:
      if (serial) return verdict("COM1", *serial);
      break;
    case ConsoleChoice::kDebug:
      if (debug) return verdict("the debug console", *debug);
      break;
    case ConsoleChoice::kBoth:
      if (serial) return verdict("COM1", *serial);
      if (debug) return verdict("the debug console", *debug);
      break;
    case ConsoleChoice::kAny:
      if (serial && debug) {
        return verdict("COM1 or the debug console", output.debug.empty() ? *serial : *debug);
      }
      break;
  }
  return std::nullopt;
}

std::optional<Verdict> unwanted_text(const Output& output, const Expectations& expected) {
  for (const std::string& unwanted : expected.unwanted) {
    for (const Lines* lines : {&output.screen, &output.serial, &output.debug}) {
      if (const auto line = line_with(unwanted, *lines)) {
        return Verdict{Outcome::kUnwantedText, "unwanted text: \"" + unwanted +
                                                   "\" must not appear, but there is the line \"" +
                                                   printable(*line) + "\""};
      }
    }
  }
  return std::nullopt;
}

Verdict judge_texts(const Facts& facts, const Expectations& expected, const Output& output) {
  const bool wants_text = !expected.screen.empty() || !expected.console.empty();
  if (wants_text && output.silent()) {
    return no_output(output, "the kernel ended after " + seconds(facts.elapsed));
  }
  if (auto verdict = wrong_screen(output, expected)) return *verdict;
  if (auto verdict = wrong_console(output, expected)) return *verdict;
  if (auto verdict = unwanted_text(output, expected)) return *verdict;
  if (facts.ending == Ending::kHalt) {
    return {Outcome::kPass, "pass: the machine showed the expected texts and halted, after " +
                                seconds(facts.elapsed)};
  }
  const int status = machine::qemu::exit_status(facts.exit_code);
  return {Outcome::kPass, std::format("pass: the kernel ended with status {}{} after {}", status,
                                      meaning_of_status(status), seconds(facts.elapsed))};
}

}  // namespace

std::string_view name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::kPass:
      return "pass";
    case Outcome::kWrongScreen:
      return "wrong text on the screen";
    case Outcome::kWrongConsole:
      return "wrong text on the console";
    case Outcome::kUnwantedText:
      return "unwanted text";
    case Outcome::kWrongExitCode:
      return "wrong exit code";
    case Outcome::kTimeout:
      return "timeout";
    case Outcome::kReset:
      return "reset";
    case Outcome::kEarlyExit:
      return "early exit";
    case Outcome::kNoOutput:
      return "no output";
    case Outcome::kInterrupted:
      return "interrupted";
  }
  return "";
}

std::string_view meaning_of_status(int status) {
  const auto is = [status](ExitCode code) {
    return status == machine::qemu::exit_status(static_cast<std::uint8_t>(code));
  };
  if (is(ExitCode::kSuccess)) return " (success)";
  if (is(ExitCode::kFailure)) return " (failure)";
  if (is(ExitCode::kLoaderRefused)) return " (the loader refused the kernel)";
  return "";
}

Verdict judge(const Facts& facts, const Expectations& expected) {
  const Output output(facts);
  switch (facts.ending) {
    case Ending::kTimeLimit:
      return time_limit(facts, expected, output);
    case Ending::kReset:
      return reset(facts);
    case Ending::kPowerOff:
    case Ending::kQemuEnded:
      return early_exit(facts);
    case Ending::kInterrupted:
      return {Outcome::kInterrupted, "interrupted: a signal ended the run after " +
                                         seconds(facts.elapsed) +
                                         ", before the kernel wrote an exit code"};
    case Ending::kExitCode:
    case Ending::kHalt:
      break;
  }
  if (auto verdict = wrong_exit_code(facts, expected)) return *verdict;
  return judge_texts(facts, expected, output);
}

bool has_all_texts(const Facts& facts, const Expectations& expected) {
  const Output output(facts);
  return !wrong_screen(output, expected) && !wrong_console(output, expected);
}

}  // namespace slipway::runner
