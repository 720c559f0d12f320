// SPDX-License-Identifier: Apache-2.0
#include "image/runner/cases/boot_end.h"

#include <cstdint>
#include <optional>

#include "host/text/concat.h"
#include "image/runner/text/excerpt.h"
#include "image/runner/verdict/first_fault.h"
#include "image/runner/verdict/verdict.h"
#include "image/runner/verdict/with_firmware.h"
#include "slipway/machine/devices/qemu.h"

namespace slipway::runner {
namespace {

using host::concat;
using machine::qemu::ExitCode;

bool is(const Facts& facts, ExitCode code) {
  return facts.ending == Ending::kExitCode && facts.exit_code == static_cast<std::uint8_t>(code);
}

std::optional<std::uint8_t> exit_code_of(const Facts& facts) {
  return facts.ending == Ending::kExitCode ? std::optional(facts.exit_code) : std::nullopt;
}

std::string of_exit_code(const Facts& facts) {
  if (is(facts, ExitCode::kSuccess)) {
    return "the kernel ended with the exit code of success (0x10)";
  }
  if (is(facts, ExitCode::kFailure)) {
    return "the kernel ended with the exit code of failure (0x11), as by a panic or a fault";
  }
  if (is(facts, ExitCode::kLoaderRefused)) {
    return "Slipway's loader refused to start the kernel";
  }
  if (const auto fault = first_fault(facts)) {
    return "the kernel had no interrupt table of its own yet, and got " + *fault;
  }
  return concat("the kernel ended with the exit code 0x", host::hexadecimal(facts.exit_code));
}

std::string sentence_on(const Facts& facts, const std::string& why_stopped) {
  switch (facts.ending) {
    case Ending::kExitCode:
      return of_exit_code(facts);
    case Ending::kReset:
      return facts.is_triple_fault ? "a triple fault reset the machine"
                                   : "the machine reset itself";
    case Ending::kPowerOff:
      return "the machine was switched off";
    case Ending::kEmulatorEnded:
      return concat(facts.emulator, " ended by itself (", facts.emulator_status, ")");
    case Ending::kFirmware:
      return why_with_firmware(*facts.uefi);
    case Ending::kFlood:
      return concat("more than ", kMaxConsoleBytes >> 20, " MiB went to a console");
    case Ending::kSeenEnough:
      return why_stopped;
    case Ending::kInterrupted:
      return "a signal ended the run";
    case Ending::kHalt:
    case Ending::kShown:
    case Ending::kTimeLimit:
      return "the time that Bazel gives the test was over: give it more by size, timeout or "
             "--test_timeout";
  }
}

bool is_death(const Facts& facts) {
  if (facts.ending == Ending::kReset) {
    return true;
  }
  return facts.ending == Ending::kExitCode && !is(facts, ExitCode::kSuccess) &&
         !is(facts, ExitCode::kLoaderRefused);
}

// The lines with the general registers and the control registers, of those that QEMU prints.
bool tells_where(std::string_view line) {
  return line.starts_with("R") || line.starts_with("CR");
}

// The processor, where nothing else tells where the kernel was.
std::string details_of(const Facts& facts) {
  const bool is_lost = facts.ending == Ending::kReset || facts.ending == Ending::kSeenEnough ||
                       facts.ending == Ending::kTimeLimit;
  if (!is_lost || facts.registers.empty()) {
    return "";
  }
  std::string details = "the processor:";
  for (const std::string_view line : last_lines(facts.registers, line_count(facts.registers))) {
    if (tells_where(line)) {
      details += "\n  " + excerpt(line);
    }
  }
  return details;
}

}  // namespace

BootEnd boot_end(const Facts& facts, const std::string& why_stopped) {
  BootEnd end{.sentence = sentence_on(facts, why_stopped),
              .details = details_of(facts),
              .is_success = is(facts, ExitCode::kSuccess),
              .is_death = is_death(facts),
              .is_last = facts.ending == Ending::kInterrupted || facts.ending == Ending::kTimeLimit,
              .exit_code = exit_code_of(facts),
              .console = facts.debug_console + "\n" + facts.serial};
  // Before all else comes the question whether the image ran, and whether that could be seen.
  const Verdict verdict = judge(facts, {});
  if (verdict.outcome == Outcome::kAnotherDisk || verdict.outcome == Outcome::kCannotRun) {
    end.sentence = verdict.sentence;
    end.is_success = false;
    end.is_death = false;
    end.is_last = true;
  }
  return end;
}

}  // namespace slipway::runner
