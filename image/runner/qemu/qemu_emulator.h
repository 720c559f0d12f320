// SPDX-License-Identifier: Apache-2.0
// QEMU as the session sees any emulator.
#ifndef SLIPWAY_IMAGE_RUNNER_QEMU_QEMU_EMULATOR_H_
#define SLIPWAY_IMAGE_RUNNER_QEMU_QEMU_EMULATOR_H_

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "host/text/result.h"
#include "image/runner/emulator/emulator.h"
#include "image/runner/qemu/launch.h"
#include "image/runner/qemu/screen_reader.h"

namespace slipway::runner {

class QemuEmulator final : public Emulator {
 public:
  // `pixels`: what reads its screen where that is no text mode.
  explicit QemuEmulator(Launched launched, PixelReading pixels = read_console)
      : launched_(std::move(launched)), watch_(std::move(pixels)) {}

  const GuestState& guest() const override { return launched_.qemu; }
  void wait(Clock::time_point deadline, int extra_fd) override {
    launched_.qemu.wait(deadline, extra_fd);
  }
  bool is_halted() override { return launched_.qemu.is_halted(); }
  void command_tests(std::string_view line) override { launched_.qemu.command_tests(line); }
  std::chrono::nanoseconds take_processor_time() override {
    return launched_.qemu.take_processor_time();
  }
  bool has_slow_serial_port() const override { return false; }
  bool has_screen() const override { return true; }
  host::Result<Screen> look() override { return watch_.look(launched_.qemu); }
  void forget_screen() override { watch_.forget(); }
  void finish(Facts& facts) override;

 private:
  Launched launched_;
  ScreenWatch watch_;
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_QEMU_QEMU_EMULATOR_H_
