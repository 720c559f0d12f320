// SPDX-License-Identifier: Apache-2.0
// A running Bochs: what it says, as it says it.
#ifndef SLIPWAY_IMAGE_RUNNER_BOCHS_BOCHS_H_
#define SLIPWAY_IMAGE_RUNNER_BOCHS_BOCHS_H_

#include <memory>
#include <string>
#include <utility>

#include "host/files/file_descriptor.h"
#include "host/files/scratch_folder.h"
#include "host/process/child_process.h"
#include "host/text/result.h"
#include "image/runner/bochs/bochs_log.h"
#include "image/runner/bochs/configuration.h"
#include "image/runner/emulator/emulator.h"

namespace slipway::bochs {

class Bochs final : public runner::Emulator {
 public:
  // `program`: the launcher, with Bochs' files beside it. The error is a sentence.
  static host::Result<std::unique_ptr<Bochs>> start(const std::string& program,
                                                    const runner::MachineOptions& machine,
                                                    const host::ScratchFolder& scratch);

  const runner::GuestState& guest() const override { return guest_; }
  void wait(runner::Clock::time_point deadline, int extra_fd) override;
  bool is_halted() override { return log_.has_halted(); }
  void command_tests(std::string_view) override {}
  std::chrono::nanoseconds take_processor_time() override { return {}; }
  bool has_slow_serial_port() const override { return true; }
  bool has_screen() const override { return false; }
  host::Result<runner::Screen> look() override;
  void forget_screen() override {}
  void finish(runner::Facts& facts) override;

 private:
  explicit Bochs(host::ChildProcess process) : process_(std::move(process)) {}

  runner::GuestState guest_;
  BochsLog early_log_;  // before Bochs has read where its log goes: its standard error
  BochsLog log_;
  host::ChildProcess process_;
  host::FileDescriptor early_log_fd_;
  host::FileDescriptor log_fd_;
  host::FileDescriptor serial_fd_;
};

}  // namespace slipway::bochs

#endif  // SLIPWAY_IMAGE_RUNNER_BOCHS_BOCHS_H_
