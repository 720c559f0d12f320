// SPDX-License-Identifier: Apache-2.0
// A running machine, as the session sees it, whatever program emulates it.
#ifndef SLIPWAY_IMAGE_RUNNER_EMULATOR_EMULATOR_H_
#define SLIPWAY_IMAGE_RUNNER_EMULATOR_EMULATOR_H_

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "host/text/result.h"
#include "image/runner/firmware/uefi_boot.h"
#include "image/runner/options/expectations.h"
#include "image/runner/screen/screen.h"
#include "image/runner/verdict/facts.h"

namespace slipway::runner {

using Clock = std::chrono::steady_clock;

// What the guest has done, as far as its emulator has told.
struct GuestState {
  std::optional<std::uint8_t> exit_code;
  bool has_reset = false;
  bool is_off = false;
  bool has_ended = false;        // the emulator's process is gone, or about to
  std::optional<UefiBoot> uefi;  // of a machine with such firmware
  std::string serial;            // without what that has written to COM1
  std::string debug_console;
  // Of cases inside the machine (docs/test_channel.md), with what the exit port got in its place.
  std::string test_results;
  std::string errors;  // the emulator's own messages

  // What went wrong with the emulator or with reading what it wrote; empty: nothing did. The
  // machine may then have shown what is not in the members above.
  std::string problem;

  // Whether the guest has ended, in whatever way.
  bool is_over() const { return exit_code || has_reset || is_off; }

  // Whether a UEFI firmware has given the image up, or has the machine back.
  bool is_with_firmware() const {
    return uefi && (uefi->stage == UefiBoot::Stage::kNotStarted ||
                    uefi->stage == UefiBoot::Stage::kReturned);
  }

  // Whether a console has more text than is kept.
  bool is_flooded() const {
    return serial.size() > kMaxConsoleBytes || debug_console.size() > kMaxConsoleBytes ||
           test_results.size() > kMaxConsoleBytes;
  }
};

class Emulator {
 public:
  virtual ~Emulator() = default;

  // What has been taken in so far.
  virtual const GuestState& guest() const = 0;

  // Waits until something has happened or can be read from `extra_fd`, or until `deadline`, and
  // takes in what the guest has done.
  virtual void wait(Clock::time_point deadline, int extra_fd) = 0;

  // Whether the processor has executed HLT.
  virtual bool is_halted() = 0;

  // Sends a line to the cases inside the machine (docs/test_channel.md). An emulator without that
  // channel drops it.
  virtual void command_tests(std::string_view line) = 0;

  // How long the machine has computed since the last call, by the processor of its that was
  // busiest: time in which the host let the emulator wait does not count.
  virtual std::chrono::nanoseconds take_processor_time() = 0;

  // Whether what went to COM1 may still be on its way when the guest has ended.
  virtual bool has_slow_serial_port() const = 0;

  // Whether the screen can be read. A machine whose screen cannot is judged by its consoles.
  virtual bool has_screen() const = 0;

  // The screen of a machine that goes on, now or a moment ago.
  virtual host::Result<Screen> look() = 0;

  // Makes the next look() one at the screen as it is then.
  virtual void forget_screen() = 0;

  // Ends the run: stops the machine and, unless the emulator is gone, adds its last screen and its
  // registers to the facts, and ends the emulator. Sets all facts but the ending and the time.
  virtual void finish(Facts& facts) = 0;
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_EMULATOR_EMULATOR_H_
