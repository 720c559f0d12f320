// SPDX-License-Identifier: Apache-2.0
#include "image/runner/session.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "image/runner/text/text_match.h"
#include "image/runner/verdict/verdict.h"
#include "slipway/machine/devices/qemu.h"

namespace slipway::runner {
namespace {

std::optional<Ending> ending_of(const GuestState& guest) {
  // The exit code comes first: what the guest does after it no longer counts.
  if (guest.exit_code) {
    return Ending::kExitCode;
  }
  if (guest.has_reset) {
    return Ending::kReset;
  }
  if (guest.is_off) {
    return Ending::kPowerOff;
  }
  if (guest.has_ended) {
    return Ending::kEmulatorEnded;
  }
  if (guest.is_flooded()) {
    return Ending::kFlood;
  }
  if (guest.is_with_firmware()) {
    return Ending::kFirmware;
  }
  return std::nullopt;
}

// Looks for the expected texts while the machine runs. Each look costs what is new on the consoles,
// and the screen is only read when these have what they should.
class TextWatch {
 public:
  explicit TextWatch(const Expectations& expected)
      : expected_(expected), serial_(expected.console), debug_(expected.console) {}

  bool are_all_there(Emulator& emulator) {
    take_in(emulator.guest());
    if (!are_on_consoles()) {
      return false;
    }
    if (expected_.screen.empty() && !expected_.golden) {
      return true;
    }
    auto screen = emulator.look();
    if (!screen || !is_on_screen(*screen, expected_)) {
      return false;
    }
    seen_ = std::move(*screen);
    return true;
  }

  // The same, whatever was seen of the screen before.
  bool are_still_there(Emulator& emulator) {
    emulator.forget_screen();
    return are_all_there(emulator);
  }

  // Whether the other console has what COM1 is still to bring.
  bool are_missing_on_serial_port_only(const GuestState& guest) {
    take_in(guest);
    const bool is_wanted =
        expected_.consoles == ConsoleChoice::kSerial || expected_.consoles == ConsoleChoice::kBoth;
    return is_wanted && debug_.has_found_all() && !serial_.has_found_all();
  }

  // The screen that had all texts.
  std::optional<Screen> take_seen() { return std::exchange(seen_, std::nullopt); }

 private:
  void take_in(const GuestState& guest) {
    serial_.feed(std::string_view(guest.serial).substr(serial_seen_));
    debug_.feed(std::string_view(guest.debug_console).substr(debug_seen_));
    serial_seen_ = guest.serial.size();
    debug_seen_ = guest.debug_console.size();
  }

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
  std::optional<Screen> seen_;
};

// Whether all is there that is waited for, where that is not the machine's own end.
std::optional<Ending> ending_by_texts(Emulator& emulator, TextWatch& texts, ExpectedEnd end) {
  switch (end) {
    case ExpectedEnd::kExitStatus:
      return std::nullopt;
    case ExpectedEnd::kHalt:
      if (!texts.are_all_there(emulator) || !emulator.is_halted()) {
        return std::nullopt;
      }
      // The screen was seen before the processor was: a kernel may have panicked in between.
      if (texts.are_still_there(emulator)) {
        return Ending::kHalt;
      }
      return std::nullopt;
    case ExpectedEnd::kShown:
      if (texts.are_all_there(emulator)) {
        return Ending::kShown;
      }
      return std::nullopt;
  }
}

// Whether the kernel has ended well, and only its last words on COM1 are still to come.
bool is_waiting_for_serial_port(const Emulator& emulator, TextWatch& texts,
                                const Expectations& expected) {
  const GuestState& guest = emulator.guest();
  if (!emulator.has_slow_serial_port() || !guest.exit_code || guest.has_ended) {
    return false;
  }
  return machine::qemu::exit_status(*guest.exit_code) == expected.exit_status &&
         texts.are_missing_on_serial_port_only(guest);
}

// When the time is over. That of an image on a UEFI machine begins where the firmware starts it.
class Deadline {
 public:
  Deadline(const RunOptions& options, std::chrono::milliseconds limit)
      : options_(options), limit_(limit), start_(options.start) {}

  Clock::time_point with(const GuestState& guest) {
    if (!guest.uefi) {
      return start_ + limit_;
    }
    if (guest.uefi->stage == UefiBoot::Stage::kBefore) {
      return options_.start + options_.firmware_limit;
    }
    if (start_ == options_.start) {
      start_ = Clock::now();
    }
    return std::min(start_ + limit_, options_.latest);
  }

 private:
  const RunOptions& options_;
  std::chrono::milliseconds limit_;
  Clock::time_point start_;
};

Ending wait_for_ending(Emulator& emulator, const Expectations& expected, const RunOptions& options,
                       TextWatch& texts, host::Signals& signals) {
  Deadline deadline(options, expected.time_limit);
  for (;;) {
    emulator.wait(deadline.with(emulator.guest()), signals.event_fd());
    if (options.watcher) {
      options.watcher(emulator.guest());
    }
    const bool is_late = Clock::now() >= deadline.with(emulator.guest());
    const bool is_waiting = !is_late && is_waiting_for_serial_port(emulator, texts, expected);
    if (const auto ending = ending_of(emulator.guest()); ending && !is_waiting) {
      return *ending;
    }
    if (signals.asks_to_end()) {
      return Ending::kInterrupted;
    }
    if (options.has_seen_enough && options.has_seen_enough(emulator)) {
      return Ending::kSeenEnough;
    }
    if (const auto ending = ending_by_texts(emulator, texts, expected.end)) {
      return *ending;
    }
    if (is_late || !emulator.guest().problem.empty()) {
      return Ending::kTimeLimit;
    }
  }
}

}  // namespace

Facts run_to_the_end(Emulator& emulator, const Expectations& expected, const RunOptions& options,
                     host::Signals& signals) {
  Facts facts;
  TextWatch texts(expected);
  facts.ending = wait_for_ending(emulator, expected, options, texts, signals);
  facts.elapsed =
      std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - options.start);
  facts.exit_code = emulator.guest().exit_code.value_or(0);
  const std::size_t serial_size = emulator.guest().serial.size();
  const std::size_t debug_size = emulator.guest().debug_console.size();
  const bool was_seen = facts.ending == Ending::kHalt || facts.ending == Ending::kShown;
  if (auto screen = texts.take_seen(); screen && was_seen) {
    facts.screen = std::move(*screen);
  }

  emulator.finish(facts);
  if (options.watcher) {
    options.watcher(emulator.guest());
  }
  facts.emulator_errors = emulator.guest().errors;
  facts.uefi = emulator.guest().uefi;
  facts.serial = emulator.guest().serial;
  facts.debug_console = emulator.guest().debug_console;
  if (facts.ending == Ending::kShown) {
    // Judged is the moment when the last text was shown, and not what came while we looked.
    facts.serial.resize(serial_size);
    facts.debug_console.resize(debug_size);
  }
  return facts;
}

}  // namespace slipway::runner
