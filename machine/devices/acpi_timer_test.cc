// SPDX-License-Identifier: Apache-2.0
#include "slipway/machine/devices/acpi_timer.h"

#include <gtest/gtest.h>

namespace slipway::machine {
namespace {

struct FakePort {
  static inline std::uint32_t ticks;
  static std::uint32_t read32(Port) { return ticks; }
};

const AcpiTimer<FakePort> kTimer(Port{0x608});

bool have_passed_after(std::uint32_t ticks, std::uint32_t microseconds, std::uint32_t start) {
  FakePort::ticks = start + ticks;
  return kTimer.have_passed(microseconds, start);
}

TEST(AcpiTimer, CountsMicroseconds) {
  EXPECT_FALSE(have_passed_after(35'795, 10'000, 5));
  EXPECT_TRUE(have_passed_after(35'796, 10'000, 5));
}

TEST(AcpiTimer, MayHave24BitsOr32) {
  constexpr std::uint32_t kStart = 0xFF'FFF0;
  FakePort::ticks = 0x10;  // 24 bits, and begun again
  EXPECT_TRUE(kTimer.have_passed(5, kStart));
  EXPECT_FALSE(kTimer.have_passed(10, kStart));
  EXPECT_TRUE(have_passed_after(0x20, 5, kStart)) << "32 bits, which go on";
  EXPECT_FALSE(have_passed_after(0x20, 10, kStart));
}

TEST(AcpiTimer, MeasuresSomeSeconds) {
  constexpr std::uint32_t kLongest = AcpiTimer<FakePort>::kLongest;
  EXPECT_FALSE(have_passed_after(14'318'179, kLongest, 0xFF'0000));
  EXPECT_TRUE(have_passed_after(14'318'181, kLongest, 0xFF'0000));
}

}  // namespace
}  // namespace slipway::machine
