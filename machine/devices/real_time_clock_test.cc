// SPDX-License-Identifier: Apache-2.0
#include "slipway/machine/devices/real_time_clock.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>

namespace slipway::machine {
namespace {

// Registers by their numbers: as in the data sheet's table.
struct FakeClock {
  std::map<std::uint8_t, std::uint8_t> registers;
  std::uint8_t index = 0;
  bool ticks = false;  // once, when the minutes have been read: from 10:59:59 to 11:00:00
  int updates = 0;     // for how many looks it is not to be read, and has no digits
};

struct FakePorts {
  void write8(Port, std::uint8_t value) const { clock->index = value; }
  std::uint8_t read8(Port) const {
    if (clock->index == 10) {
      return clock->updates-- > 0 ? 0xA6 : 0x26;
    }
    const std::uint8_t value = clock->updates > 0 ? 0xFF : clock->registers[clock->index];
    if (clock->ticks && clock->index == 2) {
      clock->ticks = false;
      clock->registers[0] = 0;
      clock->registers[2] = 0;
      clock->registers[4] = 0x11;
    }
    return value;
  }
  FakeClock* clock;
};

std::int64_t time_of(FakeClock clock) {
  return unix_time(RealTimeClock<FakePorts>({&clock}).now());
}

// What `date --utc --date=... +%s` says.
constexpr std::int64_t kTime = 1'772'362'799;  // 2026-03-01 10:59:59

FakeClock clock_in_bcd() {
  return {
      .registers = {{0, 0x59}, {2, 0x59}, {4, 0x10}, {7, 0x01}, {8, 0x03}, {9, 0x26}, {11, 0x02}}};
}

TEST(RealTimeClock, KnowsTheDate) {
  EXPECT_EQ(time_of(clock_in_bcd()), kTime);
}

TEST(RealTimeClock, KnowsItInBinary) {
  EXPECT_EQ(time_of({.registers = {{0, 59}, {2, 59}, {4, 10}, {7, 1}, {8, 3}, {9, 26}, {11, 6}}}),
            kTime);
}

TEST(RealTimeClock, HasTwelveHours) {
  FakeClock clock = clock_in_bcd();
  clock.registers[11] = 0;
  EXPECT_EQ(time_of(clock), kTime);
  clock.registers[4] = 0x90;
  EXPECT_EQ(time_of(clock), kTime + 12 * 3600);
  clock.registers[4] = 0x12;
  EXPECT_EQ(time_of(clock), kTime - 10 * 3600) << "midnight";
  clock.registers[4] = 0x92;
  EXPECT_EQ(time_of(clock), kTime + 2 * 3600) << "noon";
}

TEST(RealTimeClock, IsNotReadWhileItGoesOn) {
  FakeClock clock = clock_in_bcd();
  clock.ticks = true;
  EXPECT_EQ(time_of(clock), kTime + 1);
}

TEST(RealTimeClock, IsNotReadWhileItSaysSo) {
  FakeClock clock = clock_in_bcd();
  clock.updates = 3;
  EXPECT_EQ(time_of(clock), kTime);
}

TEST(UnixTime, KnowsLeapYears) {
  EXPECT_EQ(unix_time({2000, 1, 1, 0, 0, 0}), 946'684'800);
  EXPECT_EQ(unix_time({2000, 2, 29, 0, 0, 0}), 951'782'400);
  EXPECT_EQ(unix_time({2000, 3, 1, 0, 0, 0}), 951'868'800);
  EXPECT_EQ(unix_time({2001, 1, 1, 0, 0, 0}), 978'307'200);
  EXPECT_EQ(unix_time({2024, 2, 29, 23, 59, 59}), 1'709'251'199);
  EXPECT_EQ(unix_time({2099, 12, 31, 23, 59, 59}), 4'102'444'799);
}

}  // namespace
}  // namespace slipway::machine
