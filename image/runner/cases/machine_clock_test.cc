// SPDX-License-Identifier: Apache-2.0
#include "image/runner/cases/machine_clock.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// A machine that has computed for so long since the last look.
class FakeMachine final : public Emulator {
 public:
  milliseconds computed{};
  bool halted = false;

  const GuestState& guest() const override { return guest_; }
  void wait(Clock::time_point, int) override {}
  bool is_halted() override { return halted; }
  void command_tests(std::string_view) override {}
  std::chrono::nanoseconds take_processor_time() override { return computed; }
  bool has_slow_serial_port() const override { return false; }
  bool has_screen() const override { return false; }
  host::Result<Screen> look() override { return host::failure("no screen"); }
  void forget_screen() override {}
  void finish(Facts&) override {}

 private:
  GuestState guest_;
};

class MachineClockTest : public testing::Test {
 protected:
  // Looks that often, each time when so much has passed.
  void look(int times, milliseconds after) {
    for (int i = 0; i < times; ++i) {
      now_ += after;
      clock_.look(machine_, now_);
    }
  }

  FakeMachine machine_;
  MachineClock clock_;
  Clock::time_point now_{};
};

TEST_F(MachineClockTest, GoesOnWhileTheMachineComputes) {
  machine_.computed = milliseconds(50);
  look(100, milliseconds(50));
  EXPECT_EQ(clock_.elapsed(), seconds(5));
}

TEST_F(MachineClockTest, StandsStillWhileTheHostIsBusy) {
  machine_.computed = milliseconds(1);
  look(100, seconds(60));
  EXPECT_EQ(clock_.elapsed(), milliseconds(100));
}

TEST_F(MachineClockTest, GoesOnWhileTheMachineIsHalted) {
  machine_.halted = true;
  look(1, milliseconds(50));  // since nobody knows when
  look(100, milliseconds(50));
  EXPECT_EQ(clock_.elapsed(), seconds(5));
}

TEST_F(MachineClockTest, ChargesAHaltedMachineForLittleWhereTheHostIsBusy) {
  machine_.halted = true;
  look(1, milliseconds(50));
  look(10, seconds(60));
  EXPECT_EQ(clock_.elapsed(), seconds(1));
}

TEST_F(MachineClockTest, BeginsAnew) {
  machine_.computed = milliseconds(50);
  look(3, milliseconds(50));
  clock_.restart();
  look(1, milliseconds(50));
  EXPECT_EQ(clock_.elapsed(), milliseconds(50));
}

}  // namespace
}  // namespace slipway::runner
