// A running QEMU: its channels, its monitor, and what has come from them so far.
#ifndef SLIPWAY_IMAGE_RUNNER_QEMU_QEMU_H_
#define SLIPWAY_IMAGE_RUNNER_QEMU_QEMU_H_

#include <chrono>
#include <cstdint>
#include <deque>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "image/runner/host/child_process.h"
#include "image/runner/host/file_descriptor.h"
#include "image/runner/qemu/qmp_message.h"
#include "image/runner/text/screen.h"

namespace slipway::runner {

using Clock = std::chrono::steady_clock;

class Qemu {
 public:
  // Starts the machine and waits until its monitor answers. `command`: the program and its
  // machine_arguments(). `scratch`: an absolute folder for QEMU's and our own temporary files.
  static std::expected<Qemu, std::string> start(std::vector<std::string> command,
                                                std::vector<std::string> environment,
                                                std::string scratch);

  // Waits until something has arrived on a channel or can be read from `extra_fd`, or until
  // `deadline`. Everything that QEMU has written by then is in the members below.
  void wait(Clock::time_point deadline, int extra_fd = -1);

  // Runs a monitor command to its end. The result is its answer where that is a string.
  std::expected<std::string, std::string> execute(std::string_view command,
                                                  std::string_view arguments = "");

  // The text screen, from the machine's memory.
  std::expected<Screen, std::string> read_screen();

  // The processor's registers, as QEMU prints them.
  std::string registers();

  // Whether the processor has executed HLT and waits for an interrupt.
  bool is_halted();

  // Whether the guest has ended, in whatever way.
  bool is_over() const { return exit_code || has_reset || is_off; }

  // Ends QEMU, takes in all that was under way on the channels, and says how the process ended.
  std::string finish();

  // What the guest has done.
  std::optional<std::uint8_t> exit_code;
  bool has_reset = false;
  bool is_off = false;
  bool has_ended = false;  // the process is gone, or about to
  std::string serial;
  std::string debug_console;
  std::string errors;  // QEMU's standard error

 private:
  Qemu(ChildProcess process, std::string scratch)
      : scratch_(std::move(scratch)), process_(std::move(process)) {}

  void take_monitor_lines();

  std::string scratch_;
  FileDescriptor monitor_fd_;
  FileDescriptor serial_fd_;
  FileDescriptor debug_console_fd_;
  FileDescriptor exit_port_fd_;
  FileDescriptor errors_fd_;
  std::string monitor_input_;       // a line that is not complete yet
  std::deque<QmpMessage> answers_;  // greeting, success and error messages, not yet taken
  ChildProcess process_;            // last: ended before the channels are closed
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_QEMU_QEMU_H_
