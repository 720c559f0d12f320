// SPDX-License-Identifier: Apache-2.0
#include "image/runner/verdict/verdict.h"

#include <format>
#include <optional>
#include <string_view>

#include "host/text/concat.h"
#include "image/runner/golden/comparison.h"
#include "image/runner/verdict/another_disk.h"
#include "image/runner/verdict/firmware_text.h"
#include "image/runner/verdict/first_fault.h"
#include "image/runner/verdict/texts.h"
#include "image/runner/verdict/with_firmware.h"
#include "slipway/machine/devices/qemu.h"

namespace slipway::runner {
namespace {

using machine::qemu::ExitCode;

std::string seconds(std::chrono::milliseconds time) {
  return std::format("{:.2f} s", static_cast<double>(time.count()) / 1000);
}

// A limit as it was given: "2 s", and not how long the machine took to notice. Where a UEFI
// firmware has its own time, it is the time that has passed.
std::string limit_of(const Facts& facts, const Expectations& expected) {
  if (facts.uefi) {
    return seconds(facts.elapsed);
  }
  return std::format("{} s", static_cast<double>(expected.time_limit.count()) / 1000);
}

Verdict no_output(const Output& output, const std::string& when) {
  if (nothing_was_bootable(output.screen_rows)) {
    return {Outcome::kNoOutput, "no output: the BIOS found nothing to boot on the disk"};
  }
  return {Outcome::kNoOutput,
          "no output: " + when +
              ", and nothing was written to the screen, to COM1 or to the debug console"};
}

Outcome outcome_of(const MissingText& text) {
  switch (text.cause) {
    case MissingText::Cause::kUnknown:
      break;
    case MissingText::Cause::kBrokenGlyph:
      return Outcome::kNoGlyph;
    case MissingText::Cause::kNoGrid:
      return Outcome::kNoGrid;
    case MissingText::Cause::kWrongFont:
      return Outcome::kWrongFont;
    case MissingText::Cause::kTwoGrids:
      return Outcome::kTwoGrids;
  }
  return text.place == MissingText::Place::kScreen ? Outcome::kWrongScreen : Outcome::kWrongConsole;
}

Verdict missing(const MissingText& text) {
  const Outcome outcome = outcome_of(text);
  return {outcome, host::concat(name_of(outcome), ": ", text.words)};
}

std::string words_of(const MissingText& text) {
  return (text.place == MissingText::Place::kScreen ? "on the screen " : "") + text.words;
}

// How the screen differs from the golden picture, if one is expected.
std::optional<std::string> wrong_picture(const Screen& screen, const Expectations& expected) {
  return expected.golden ? difference_in_words(screen, *expected.golden) : std::nullopt;
}

// What the run did not live to see.
std::string before_its_end(const Output& output, const Expectations& expected) {
  switch (expected.end) {
    case ExpectedEnd::kExitStatus:
      return "before the kernel wrote an exit code";
    case ExpectedEnd::kHalt:
      return "before the kernel had shown its texts and halted";
    case ExpectedEnd::kShown:
      break;
  }
  if (const auto text = missing_text(output, expected)) {
    return "before all texts were shown: " + words_of(*text);
  }
  const auto picture = wrong_picture(output.seen, expected);
  return picture ? "before the screen was as expected: " + *picture : "before all texts were shown";
}

bool is_halted(const Facts& facts) {
  return facts.registers.contains("HLT=1");
}

// What could have been asked for, so that a kernel without an exit code passes.
std::string_view fitting_end(const Facts& facts) {
  return is_halted(facts) ? "(a kernel that halts passes with expect_exit = \"halt\")"
                          : "(a kernel that goes on for ever passes with expect_exit = \"shown\")";
}

Verdict time_limit(const Facts& facts, const Expectations& expected, const Output& output) {
  const std::string limit = limit_of(facts, expected);
  if (output.is_silent()) {
    return no_output(output,
                     "the time limit of " + limit + " passed" +
                         (facts.has_started() ? "" : " before the firmware had started the image"));
  }
  const auto text = missing_text(output, expected);
  const bool awaits_picture = expected.end != ExpectedEnd::kExitStatus && !text;
  if (const auto picture = wrong_picture(facts.screen, expected); picture && awaits_picture) {
    return {Outcome::kWrongPicture,
            host::concat(name_of(Outcome::kWrongPicture), ": after ", limit, " ", *picture)};
  }
  std::string sentence = "timeout: ";
  switch (expected.end) {
    case ExpectedEnd::kExitStatus:
      sentence +=
          "no verdict after " + limit + ": the machine ran, but wrote nothing to the exit port; ";
      sentence += text ? words_of(*text)
                       : host::concat("all expected texts were there ", fitting_end(facts));
      break;
    case ExpectedEnd::kHalt:
      sentence += "after " + limit + " the machine has not shown the texts and halted; ";
      sentence += text ? words_of(*text) : "all texts were there, but the processor was not halted";
      break;
    case ExpectedEnd::kShown:
      sentence += "after " + limit + " the machine has not shown all texts; ";
      sentence += text ? words_of(*text) : "the last one came as the time was over";
      break;
  }
  return {Outcome::kTimeout, sentence};
}

// What ended the machine where no exit code did.
std::string event(const Facts& facts) {
  switch (facts.ending) {
    case Ending::kReset:
      return facts.is_triple_fault ? "a triple fault reset the machine"
                                   : "the machine reset itself";
    case Ending::kPowerOff:
      return "the machine was switched off";
    default:
      return facts.emulator + " ended by itself (" + facts.emulator_status + ")";
  }
}

Verdict lost(const Facts& facts, const Expectations& expected, const Output& output) {
  const bool is_reset = facts.ending == Ending::kReset;
  return {is_reset ? Outcome::kReset : Outcome::kEarlyExit,
          (is_reset ? "reset: " : "early exit: ") + event(facts) + " after " +
              seconds(facts.elapsed) + ", " + before_its_end(output, expected)};
}

// Who ended the run, and how.
std::string end_in_words(int status) {
  if (status == machine::qemu::exit_status(static_cast<std::uint8_t>(ExitCode::kLoaderRefused))) {
    return std::format("Slipway's loader refused to start the kernel (status {})", status);
  }
  return std::format("the kernel ended with status {}{}", status, meaning_of_status(status));
}

std::optional<Verdict> wrong_exit_code(const Facts& facts, const Expectations& expected,
                                       const Output& output) {
  if (facts.ending != Ending::kExitCode) {
    return std::nullopt;
  }
  const int status = machine::qemu::exit_status(facts.exit_code);
  const bool is_expected = expected.end == ExpectedEnd::kExitStatus;
  if (is_expected && status == expected.exit_status) {
    return std::nullopt;
  }
  const std::string ended = "wrong exit code: " + end_in_words(status);
  if (expected.end == ExpectedEnd::kShown) {
    return Verdict{Outcome::kWrongExitCode, ended + " " + before_its_end(output, expected)};
  }
  return Verdict{Outcome::kWrongExitCode,
                 ended + ", expected was " +
                     (is_expected ? std::format("{}{}", expected.exit_status,
                                                meaning_of_status(expected.exit_status))
                                  : "a halt")};
}

bool wants_text(const Expectations& expected) {
  return !expected.screen.empty() || !expected.console.empty();
}

// Where the texts may be those of a moment that the runner has chosen, and not the kernel: see "The
// exit port" in image/runner/qemu/README.md. Not known of an emulator that shows no registers.
std::string_view chance(const Facts& facts) {
  if (facts.ending != Ending::kExitCode || facts.registers.empty() || is_halted(facts)) {
    return "";
  }
  return " (the kernel had not halted behind its exit code, and what it shows there until it is "
         "stopped is judged, too: let it halt)";
}

// The judgement on a machine that ended as it should, or by an exit code.
Verdict judge_texts(const Facts& facts, const Expectations& expected, const Output& output) {
  if (wants_text(expected) && output.is_silent()) {
    return no_output(output, "the kernel ended after " + seconds(facts.elapsed));
  }
  if (const auto text = missing_text(output, expected)) {
    Verdict verdict = missing(*text);
    verdict.sentence += chance(facts);
    return verdict;
  }
  if (const auto text = unwanted_text(output, expected)) {
    return {Outcome::kUnwantedText, host::concat("unwanted text: ", *text, chance(facts))};
  }
  if (const auto picture = wrong_picture(facts.screen, expected)) {
    return {Outcome::kWrongPicture,
            host::concat(name_of(Outcome::kWrongPicture), ": ", *picture, chance(facts))};
  }
  if (facts.ending == Ending::kHalt) {
    return {Outcome::kPass, "pass: the machine showed the expected texts and halted, after " +
                                seconds(facts.elapsed)};
  }
  return {Outcome::kPass, "pass: " + end_in_words(machine::qemu::exit_status(facts.exit_code)) +
                              " after " + seconds(facts.elapsed)};
}

Verdict with_firmware(const UefiBoot& boot) {
  const bool has_run = boot.stage == UefiBoot::Stage::kReturned;
  return {has_run ? Outcome::kReturned : Outcome::kNotStarted,
          (has_run ? "returned: " : "not started: ") + why_with_firmware(boot)};
}

// Where all texts are there and no more is asked for, it does not matter whether the runner looked
// before the kernel went on, or after: what came next, an exit code or a fault, is told, not
// judged.
Verdict judge_shown(const Facts& facts, const Expectations& expected, const Output& output) {
  const std::string when = facts.ending == Ending::kShown ? " after " + seconds(facts.elapsed) : "";
  if (const auto text = unwanted_text(up_to_the_last_text(output, expected), expected)) {
    return {Outcome::kUnwantedText,
            "unwanted text: " + *text + ", when all expected texts were shown" + when};
  }
  std::string sentence = "pass: all texts were shown" + when;
  if (facts.ending == Ending::kExitCode) {
    sentence += "; then " + end_in_words(machine::qemu::exit_status(facts.exit_code)) + " after " +
                seconds(facts.elapsed);
  } else if (facts.ending != Ending::kShown) {
    sentence += "; then " + event(facts) + " after " + seconds(facts.elapsed);
  }
  return {Outcome::kPass, sentence};
}

}  // namespace

std::string_view name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::kPass:
      return "pass";
    case Outcome::kCannotRun:
      return "cannot run";
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
    case Outcome::kAnotherDisk:
      return "another disk";
    case Outcome::kFlood:
      return "flood";
    case Outcome::kNoGlyph:
      return "no glyph on the screen";
    case Outcome::kNoGrid:
      return "no grid on the screen";
    case Outcome::kWrongFont:
      return "wrong font on the screen";
    case Outcome::kTwoGrids:
      return "two grids on the screen";
    case Outcome::kWrongPicture:
      return "wrong picture on the screen";
    case Outcome::kFault:
      return "fault";
    case Outcome::kFailedCases:
      return "failed cases";
    case Outcome::kNoCases:
      return "no cases";
    case Outcome::kNotStarted:
      return "not started";
    case Outcome::kReturned:
      return "returned";
  }
  return "";
}

std::string_view meaning_of_status(int status) {
  const auto is = [status](ExitCode code) {
    return status == machine::qemu::exit_status(static_cast<std::uint8_t>(code));
  };
  if (is(ExitCode::kSuccess)) {
    return " (success)";
  }
  if (is(ExitCode::kFailure)) {
    return " (failure)";
  }
  if (is(ExitCode::kLoaderRefused)) {
    return " (the loader refused the kernel)";
  }
  return "";
}

Verdict judge(const Facts& facts, const Expectations& expected) {
  const Output output(facts);
  if (facts.ending == Ending::kInterrupted) {
    return {Outcome::kInterrupted, "interrupted: a signal ended the run after " +
                                       seconds(facts.elapsed) + ", " +
                                       before_its_end(output, expected)};
  }
  if (!facts.problem.empty()) {
    return {Outcome::kCannotRun, "cannot run: " + facts.problem};
  }
  if (auto verdict = another_disk(facts, output)) {
    return *verdict;
  }

  switch (facts.ending) {
    case Ending::kFirmware:
      return with_firmware(*facts.uefi);
    case Ending::kTimeLimit:
      return time_limit(facts, expected, output);
    case Ending::kFlood:
      return {Outcome::kFlood,
              std::format("flood: more than {} MiB went to a console, and the machine was stopped "
                          "after {}, {}",
                          kMaxConsoleBytes >> 20, seconds(facts.elapsed),
                          before_its_end(output, expected))};
    default:
      break;
  }
  if (expected.end == ExpectedEnd::kShown && !missing_text(output, expected) &&
      !wrong_picture(facts.screen, expected)) {
    return judge_shown(facts, expected, output);
  }
  switch (facts.ending) {
    case Ending::kReset:
    case Ending::kPowerOff:
    case Ending::kEmulatorEnded:
      return lost(facts, expected, output);
    default:
      break;
  }
  if (const auto fault = first_fault(facts)) {
    return {Outcome::kFault, "fault: the kernel had no interrupt table of its own yet, and got " +
                                 *fault + ", after " + seconds(facts.elapsed)};
  }
  // A success that came too early is judged by the texts that it lacks.
  const bool lacks_texts = expected.end == ExpectedEnd::kShown &&
                           facts.exit_code == static_cast<std::uint8_t>(ExitCode::kSuccess);
  if (!lacks_texts) {
    if (auto verdict = wrong_exit_code(facts, expected, output)) {
      return *verdict;
    }
  }
  return judge_texts(facts, expected, output);
}

bool is_on_screen(const Screen& screen, const Expectations& expected) {
  Facts facts;
  facts.screen = screen;
  const auto missing = missing_text(Output(facts), expected);
  if (missing && missing->place == MissingText::Place::kScreen) {
    return false;
  }
  return !wrong_picture(screen, expected);
}

}  // namespace slipway::runner
