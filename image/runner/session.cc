// SPDX-License-Identifier: Apache-2.0
#include "image/runner/session.h"

#include <algorithm>
#include <cstring>
#include <expected>
#include <format>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "image/runner/qemu/screen_reader.h"
#include "image/runner/text/json.h"
#include "image/runner/text/text_match.h"
#include "image/runner/verdict/verdict.h"

namespace slipway::runner {
namespace {

std::optional<Ending> ending_of(const Qemu& qemu) {
  // The exit code comes first: what the guest does after it no longer counts.
  if (qemu.exit_code) return Ending::kExitCode;
  if (qemu.has_reset) return Ending::kReset;
  if (qemu.is_off) return Ending::kPowerOff;
  if (qemu.has_ended) return Ending::kQemuEnded;
  if (qemu.is_flooded()) return Ending::kFlood;
  return std::nullopt;
}

// Looks for the expected texts while the machine runs. Each look costs what is new on the consoles,
// and the screen is only read when these have what they should.
class TextWatch {
 public:
  explicit TextWatch(const Expectations& expected)
      : expected_(expected), serial_(expected.console), debug_(expected.console) {}

  bool are_all_there(Qemu& qemu) {
    serial_.feed(std::string_view(qemu.serial).substr(serial_seen_));
    debug_.feed(std::string_view(qemu.debug_console).substr(debug_seen_));
    serial_seen_ = qemu.serial.size();
    debug_seen_ = qemu.debug_console.size();
    if (!are_on_consoles()) return false;
    if (expected_.screen.empty()) return true;
    auto screen = watch_.look(qemu);
    if (!screen || !is_on_screen(*screen, expected_)) return false;
    seen_ = std::move(*screen);
    return true;
  }

  // The same, whatever was seen of the screen before.
  bool are_still_there(Qemu& qemu) {
    watch_.forget();
    return are_all_there(qemu);
  }

  // The screen that had all texts.
  const std::optional<Screen>& seen() const { return seen_; }

 private:
  bool are_on_consoles() const {
    switch (expected_.consoles) {
      case ConsoleChoice::kAny:
        return serial_.has_found_all() || debug_.has_found_all();
      case ConsoleChoice::kSerial:
        return serial_.has_found_all();
      case ConsoleChoice::kDebug:
        return debug_.has_found_all();
      case ConsoleChoice::kBoth:
        return serial_.has_found_all() && debug_.has_found_all();
    }
  }

  const Expectations& expected_;
  OrderedSearch serial_;
  OrderedSearch debug_;
  std::size_t serial_seen_ = 0;
  std::size_t debug_seen_ = 0;
  ScreenWatch watch_;
  std::optional<Screen> seen_;
};

// Whether all is there that is waited for, where that is not the machine's own end.
std::optional<Ending> ending_by_texts(Qemu& qemu, TextWatch& texts, ExpectedEnd end) {
  switch (end) {
    case ExpectedEnd::kExitStatus:
      return std::nullopt;
    case ExpectedEnd::kHalt:
      if (!texts.are_all_there(qemu) || !qemu.is_halted()) return std::nullopt;
      // The screen was seen before the processor was: a kernel may have panicked in between.
      if (texts.are_still_there(qemu)) return Ending::kHalt;
      return std::nullopt;
    case ExpectedEnd::kShown:
      if (texts.are_all_there(qemu)) return Ending::kShown;
      return std::nullopt;
  }
}

Ending wait_for_ending(Qemu& qemu, Clock::time_point deadline, const Expectations& expected,
                       TextWatch& texts, const Watcher& watcher, Signals& signals) {
  for (;;) {
    qemu.wait(deadline, signals.event_fd());
    if (watcher) watcher(qemu);
    if (const auto ending = ending_of(qemu)) return *ending;
    if (signals.asks_to_end()) return Ending::kInterrupted;
    if (const auto ending = ending_by_texts(qemu, texts, expected.end)) return *ending;
    if (Clock::now() >= deadline || !qemu.problem.empty()) return Ending::kTimeLimit;
  }
}

void take_screenshot(Qemu& qemu, const std::string& path) {
  const auto dump = [&](std::string_view extension, std::string_view format) {
    return qemu.execute(
        "screendump",
        std::format("{{\"filename\":{}{}}}", quoted_json(path + std::string(extension)), format));
  };
  // A QEMU without libpng only writes PPM.
  if (!dump(".png", ",\"format\":\"png\"")) (void)dump(".ppm", "");
}

// Whether QEMU's log of resets ("-d cpu_reset") names this reason.
bool is_triple_fault_in(const std::string& log) {
  std::ifstream file(log);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return text.contains("Triple fault");
}

BootedDisk booted_disk(std::optional<std::uint32_t> signature, const std::string& said) {
  if (!signature) return BootedDisk::kUnchecked;
  std::uint32_t said_signature;
  if (said.size() < sizeof said_signature) return BootedDisk::kUnsaid;
  std::memcpy(&said_signature, said.data(), sizeof said_signature);
  return said_signature == *signature ? BootedDisk::kImage : BootedDisk::kAnother;
}

}  // namespace

Facts run_to_the_end(Qemu qemu, const Expectations& expected, const RunOptions& options,
                     Signals& signals) {
  Facts facts;
  TextWatch texts(expected);
  facts.ending = wait_for_ending(qemu, options.start + expected.time_limit, expected, texts,
                                 options.watcher, signals);
  facts.elapsed =
      std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - options.start);
  facts.exit_code = qemu.exit_code.value_or(0);

  std::string screen_problem;
  if (facts.ending != Ending::kQemuEnded) {
    (void)qemu.execute("stop");
    // What was waited for is judged as it was seen: a kernel may have gone on since.
    const bool was_seen = facts.ending == Ending::kHalt || facts.ending == Ending::kShown;
    auto screen = was_seen && texts.seen() ? *texts.seen() : read_screen(qemu);
    if (screen) facts.screen = std::move(*screen);
    if (!screen) screen_problem = "the screen could not be read: " + screen.error();
    if (!options.screenshot.empty()) take_screenshot(qemu, options.screenshot);
    facts.registers = qemu.registers();
  }
  // What comes now is no longer judged.
  facts.problem = !qemu.problem.empty() ? qemu.problem : screen_problem;
  facts.qemu_status = qemu.finish();
  if (options.watcher) options.watcher(qemu);
  facts.booted_disk = booted_disk(options.signature, qemu.booted_disk);
  facts.qemu_errors = std::move(qemu.errors);
  facts.serial = std::move(qemu.serial);
  facts.debug_console = std::move(qemu.debug_console);
  facts.is_triple_fault = facts.ending == Ending::kReset && is_triple_fault_in(options.log);
  return facts;
}

}  // namespace slipway::runner
