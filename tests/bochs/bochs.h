// SPDX-License-Identifier: Apache-2.0
// A running Bochs: what it says, as it says it.
#ifndef SLIPWAY_TESTS_BOCHS_BOCHS_H_
#define SLIPWAY_TESTS_BOCHS_BOCHS_H_

#include <chrono>
#include <expected>
#include <string>
#include <utility>

#include "image/runner/host/child_process.h"
#include "image/runner/host/file_descriptor.h"
#include "image/runner/host/scratch_folder.h"
#include "tests/bochs/bochs_log.h"
#include "tests/bochs/configuration.h"

namespace slipway::bochs {

class Bochs {
 public:
  // `program`: the launcher, with Bochs' files beside it. The error is a sentence.
  static std::expected<Bochs, std::string> start(const std::string& program,
                                                 const runner::MachineOptions& machine,
                                                 const runner::ScratchFolder& scratch);

  // Waits until Bochs says something or ends, `wake_fd` is readable, or `deadline` has come.
  void wait(std::chrono::steady_clock::time_point deadline, int wake_fd);

  BochsLog early_log;  // before Bochs has read where its log goes: its standard error
  BochsLog log;
  std::string serial;  // what went to COM1
  bool has_ended = false;

 private:
  explicit Bochs(runner::ChildProcess process) : process_(std::move(process)) {}

  runner::ChildProcess process_;
  runner::FileDescriptor early_log_fd_;
  runner::FileDescriptor log_fd_;
  runner::FileDescriptor serial_fd_;
};

}  // namespace slipway::bochs

#endif  // SLIPWAY_TESTS_BOCHS_BOCHS_H_
