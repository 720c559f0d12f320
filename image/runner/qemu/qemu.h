// SPDX-License-Identifier: Apache-2.0
// A running QEMU: its channels, its monitor, and what has come from them so far.
#ifndef SLIPWAY_IMAGE_RUNNER_QEMU_QEMU_H_
#define SLIPWAY_IMAGE_RUNNER_QEMU_QEMU_H_

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "host/files/file_descriptor.h"
#include "host/files/growing_file.h"
#include "host/process/child_process.h"
#include "host/process/processor_time.h"
#include "host/process/signals.h"
#include "host/text/result.h"
#include "image/firmware_state/handshake.h"
#include "image/runner/emulator/emulator.h"
#include "image/runner/firmware/uefi_console.h"
#include "image/runner/options/machine_options.h"
#include "image/runner/qemu/machine_logs.h"
#include "image/runner/qemu/monitor.h"

namespace slipway::runner {

// How often the consoles are looked at.
inline constexpr std::chrono::milliseconds kConsolePeriod{50};

// How the patience with a QEMU that does not answer ends, before it would by itself.
struct Limits {
  host::Signals& signals;    // one of them asks the runner to end
  Clock::time_point latest;  // no answer is waited for beyond it
};

class Qemu : public GuestState {
 public:
  // Starts the machine and waits until its monitor answers. `command`: the program, its
  // channel_arguments() for these logs, and machine_arguments(). `firmware`: what these make
  // start it. `has_words`: whether its exit port first brings those of a firmware state's program.
  static host::Result<Qemu> start(std::vector<std::string> command,
                                  std::vector<std::string> environment, const MachineLogs& logs,
                                  Firmware firmware, Limits limits, bool has_words = false);

  // Waits until something has arrived on a channel or can be read from `extra_fd`, or until
  // `deadline`, but no longer than kConsolePeriod: what goes to the consoles gives no sign.
  // Everything that QEMU has written by then is in the members below.
  void wait(Clock::time_point deadline, int extra_fd = -1);

  // Runs a monitor command to its end, which is given a file where its descriptor is not -1. The
  // result is its answer where that is a string. A QEMU that has once not answered is asked nothing
  // any more: `problem` says so from then on.
  host::Result<std::string> execute(std::string_view command, std::string_view arguments = "",
                                    int file = -1);

  // Sends a line to the cases inside the machine; the rest of it when the machine takes it.
  void command_tests(std::string_view line);

  // As Emulator's.
  std::chrono::nanoseconds take_processor_time() { return processor_time_.take(); }

  // The next word of a firmware state's program, or why there is none before `deadline`.
  host::Result<firmware_state::Word> next_word(Clock::time_point deadline);

  // Waits until the machine has asked for a reset, and stands still. The error says why it has not.
  host::Result<> wait_until_reset(Clock::time_point deadline);

  // What comes on COM1 from now on is that of a machine whose firmware starts the image.
  void go_on_as_started();

  // The processor's registers, as QEMU prints them.
  std::string registers();

  // Whether the processor has executed HLT and waits for an interrupt.
  bool is_halted();

  // Ends QEMU, takes in all that was under way on the channels, and says how the process ended.
  std::string finish();

  // Beside what any guest does: what the loader has said. Its first four bytes count.
  std::string booted_disk;

 private:
  Qemu(host::ChildProcess process, Limits limits)
      : limits_(limits), processor_time_(process.id()), process_(std::move(process)) {}

  host::Result<> open_consoles(const MachineLogs& logs);
  void take_all_channels();
  bool take_serial();
  void take_from_exit_port();
  void drop_words_from_results();
  void send_test_commands();
  host::Result<> wait_for(const bool& is_there, Clock::time_point deadline);
  Clock::time_point patience_from(Clock::time_point start) const;

  Limits limits_;
  bool has_answered_ = false;  // its first command
  bool awaits_words_ = false;  // the exit port brings those of a firmware state's program
  bool results_have_words_ = false;
  bool has_word_ = false;
  std::string words_;  // that nobody has taken yet
  Monitor monitor_;
  std::optional<UefiConsole> uefi_console_;
  host::GrowingFile serial_file_;
  host::GrowingFile debug_console_file_;
  host::GrowingFile test_results_file_;
  std::string test_commands_;  // that are still to be sent
  host::FileDescriptor test_commands_fd_;
  host::FileDescriptor exit_port_fd_;
  host::FileDescriptor booted_disk_fd_;
  host::FileDescriptor errors_fd_;
  host::ProcessorTime processor_time_;
  host::ChildProcess process_;  // last: ended before the channels are closed
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_QEMU_QEMU_H_
