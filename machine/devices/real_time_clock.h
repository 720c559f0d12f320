// SPDX-License-Identifier: Apache-2.0
// The date, as a PC's real-time clock keeps it (Motorola MC146818, "Time, calendar and alarm
// locations" and "Registers").
#ifndef SLIPWAY_MACHINE_DEVICES_REAL_TIME_CLOCK_H_
#define SLIPWAY_MACHINE_DEVICES_REAL_TIME_CLOCK_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "slipway/machine/devices/clocks.h"
#include "slipway/machine/x86_64/port.h"

namespace slipway::machine {

struct Date {
  std::uint32_t year;  // 2000 to 2099: the clock has no centuries
  std::uint32_t month;
  std::uint32_t day;
  std::uint32_t hour;
  std::uint32_t minute;
  std::uint32_t second;
};

// Seconds since 1970 began, if the clock has the time of Greenwich.
constexpr std::int64_t unix_time(const Date& date) {
  constexpr std::int64_t kSecondsTo2000 = 946'684'800;
  constexpr std::array<std::uint16_t, 12> kDaysBefore = {0,   31,  59,  90,  120, 151,
                                                         181, 212, 243, 273, 304, 334};
  const std::uint32_t years = date.year - 2000;
  const std::uint32_t month = date.month - 1;
  // Each fourth of these years is a leap year, and the first is one.
  const std::uint32_t leap_days = (years + 3) / 4 + (years % 4 == 0 && month > 1 ? 1 : 0);
  const std::int64_t days = std::int64_t{years} * 365 + leap_days +
                            kDaysBefore[month % kDaysBefore.size()] + date.day - 1;
  return kSecondsTo2000 + ((days * 24 + date.hour) * 60 + date.minute) * 60 + date.second;
}

template <typename IoSpace = PortSpace>
class RealTimeClock {
 public:
  explicit constexpr RealTimeClock(IoSpace io = {}) : io_(io) {}

  // Once it is twice the same: in between the clock may have gone on.
  constexpr Date now() const {
    constexpr int kMostTimes = 100;
    Fields fields = read();
    for (int i = 0; i < kMostTimes; ++i) {
      const Fields again = read();
      if (again == fields) {
        break;
      }
      fields = again;
    }
    return date_of(fields);
  }

 private:
  // Seconds first, as RtcRegister has them.
  using Fields = std::array<std::uint8_t, 6>;

  static constexpr RtcRegister kRegisters[] = {RtcRegister::kSeconds, RtcRegister::kMinutes,
                                               RtcRegister::kHours,   RtcRegister::kDay,
                                               RtcRegister::kMonth,   RtcRegister::kYear};
  static constexpr std::uint8_t kAfternoon = 0x80;  // in the hours, where there are 12

  // Register B.
  static constexpr std::uint8_t k24Hours = 1 << 1;
  static constexpr std::uint8_t kBinary = 1 << 2;

  // Register A.
  static constexpr std::uint8_t kUpdateInProgress = 1 << 7;

  // The clock takes 2 ms to go on, once in a second. One that seems to do nothing else is broken.
  constexpr void wait_for_update() const {
    constexpr int kMostReads = 100'000;  // each takes a microsecond or so
    for (int i = 0; i < kMostReads; ++i) {
      if ((read_real_time_clock(RtcRegister::kStatusA, io_) & kUpdateInProgress) == 0) {
        return;
      }
    }
  }

  constexpr Fields read() const {
    wait_for_update();
    Fields fields = {};
    for (std::size_t i = 0; i < fields.size(); ++i) {
      fields[i] = read_real_time_clock(kRegisters[i], io_);
    }
    return fields;
  }

  constexpr Date date_of(const Fields& fields) const {
    const std::uint8_t mode = read_real_time_clock(RtcRegister::kStatusB, io_);
    const auto number = [&](std::size_t index, std::uint8_t mask = 0xFF) {
      const std::uint32_t value = fields[index] & mask;
      return (mode & kBinary) != 0 ? value : value / 16 * 10 + value % 16;
    };
    const bool has_24_hours = (mode & k24Hours) != 0;
    std::uint32_t hour = number(2, has_24_hours ? 0xFF : 0xFF & ~kAfternoon);
    if (!has_24_hours) {
      hour = hour % 12 + ((fields[2] & kAfternoon) != 0 ? 12 : 0);
    }
    return {.year = 2000 + number(5),
            .month = number(4),
            .day = number(3),
            .hour = hour,
            .minute = number(1),
            .second = number(0)};
  }

  [[no_unique_address]] IoSpace io_;
};

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_DEVICES_REAL_TIME_CLOCK_H_
