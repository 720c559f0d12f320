// SPDX-License-Identifier: Apache-2.0
// What Bochs' log says of the machine, as it is written.
#ifndef SLIPWAY_IMAGE_RUNNER_BOCHS_BOCHS_LOG_H_
#define SLIPWAY_IMAGE_RUNNER_BOCHS_BOCHS_LOG_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "slipway/machine/x86_64/port.h"

namespace slipway::bochs {

// Bochs has no device at the exit port and none that would keep the debug console's bytes apart
// from its own output. But its log can name every access to a port without a device, and so holds
// both, in order.
class BochsLog {
 public:
  // `text`: any piece of the log, where the last one ended.
  void add(std::string_view text);

  const std::string& debug_console() const { return debug_console_; }
  std::optional<std::uint8_t> exit_code() const { return exit_code_; }

  // The processor sleeps with interrupts off: nothing will wake it.
  bool has_halted() const { return has_halted_; }

  // The machine was reset after it had started: on purpose, or (is_triple_fault) by a triple fault.
  bool has_reset() const { return resets_ > 1 || is_triple_fault_; }
  bool is_triple_fault() const { return is_triple_fault_; }

  // Why Bochs ends, in its own words; empty if it has not said.
  const std::string& panic() const { return panic_; }

  // All lines but those on ports.
  const std::string& text() const { return text_; }

 private:
  void add_line(std::string_view line);
  void add_port_write(machine::Port port, std::uint8_t value);

  std::string rest_;  // of a line whose end is still to come
  std::string debug_console_;
  std::optional<std::uint8_t> exit_code_;
  bool has_halted_ = false;
  bool is_triple_fault_ = false;
  int resets_ = 0;
  std::string panic_;
  std::string text_;
};

}  // namespace slipway::bochs

#endif  // SLIPWAY_IMAGE_RUNNER_BOCHS_BOCHS_LOG_H_
