// SPDX-License-Identifier: Apache-2.0
#include "image/runner/verdict/report.h"

#include <format>
#include <string_view>

#include "host/files/file_io.h"
#include "image/runner/screen/png.h"
#include "image/runner/text/excerpt.h"
#include "image/runner/text/xml.h"

namespace slipway::runner {
namespace {

constexpr std::size_t kTailLines = 40;

std::string console_tail(std::string_view name, std::string_view text) {
  const std::size_t count = line_count(text);
  if (count == 0) {
    return std::format("{}: nothing.\n", name);
  }
  const auto last = last_lines(text, kTailLines);
  std::string result = last.size() == count ? std::format("{}:\n", name)
                                            : std::format("{}, the last {} of {} lines:\n", name,
                                                          last.size(), count);
  for (const std::string_view line : last) {
    result += "  | " + excerpt(line) + "\n";
  }
  return result;
}

}  // namespace

std::string report(const Verdict& verdict, const Facts& facts) {
  std::string result = verdict.sentence + ".\n\n";
  if (facts.booted_disk == BootedDisk::kUnchecked && facts.has_started()) {
    result += "Which disk was booted could not be checked: the image has not Slipway's loader.\n\n";
  }
  if (facts.ending == Ending::kEmulatorEnded) {
    result += "The screen was gone with " + facts.emulator + ".\n";
  } else {
    result += "The screen:\n" + framed(facts.screen);
  }
  if (facts.uefi) {
    if (facts.is_restored) {
      result += "The firmware was not booted, but went on from a saved state.\n";
    }
    result += console_tail("The firmware, on COM1", facts.uefi->text);
  }
  result += console_tail("The debug console (port 0xE9)", facts.debug_console);
  result += console_tail("The serial port (COM1)", facts.serial);
  const bool was_lost = facts.ending == Ending::kReset || facts.ending == Ending::kTimeLimit;
  if (was_lost) {
    result += console_tail("The processor", facts.registers);
  }
  if (!facts.emulator_errors.empty()) {
    result += console_tail(facts.emulator + "'s messages", facts.emulator_errors);
  }
  return result;
}

std::string junit(const std::string& name, const Verdict& verdict, const Facts& facts) {
  const bool passed = verdict.outcome == Outcome::kPass;
  const std::string case_name = escaped_xml(name);
  std::string result = std::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n"
      "  <testsuite name=\"{0}\" tests=\"1\" failures=\"{1}\" errors=\"0\">\n"
      "    <testcase name=\"{0}\" time=\"{2:.3f}\">\n",
      case_name, passed ? 0 : 1, static_cast<double>(facts.elapsed.count()) / 1000);
  if (!passed) {
    result += std::format("      <failure type=\"{}\" message=\"{}\"/>\n", name_of(verdict.outcome),
                          escaped_xml(verdict.sentence));
  }
  return result + "      <system-out>" + escaped_xml(report(verdict, facts)) +
         "</system-out>\n    </testcase>\n  </testsuite>\n</testsuites>\n";
}

host::Result<> write_logs(const std::string& folder, const Facts& facts) {
  std::string screen;
  for (const std::string& row : facts.screen.rows()) {
    screen += row + "\n";
  }
  return host::write_file(folder + "/screen.txt", screen)
      .and_then([&]() -> host::Result<> {
        if (facts.screen.picture == nullptr) {
          return {};
        }
        return write_png(folder + "/screen.png", *facts.screen.picture);
      })
      .and_then([&]() -> host::Result<> {
        if (!facts.uefi) {
          return {};
        }
        return host::write_file(folder + "/firmware.log", facts.uefi->text);
      })
      .and_then([&] { return host::write_file(folder + "/serial.log", facts.serial); })
      .and_then([&] { return host::write_file(folder + "/console.log", facts.debug_console); });
}

}  // namespace slipway::runner
