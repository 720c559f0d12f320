// SPDX-License-Identifier: Apache-2.0
// ACPI's power management timer (ACPI specification 6.5, section 4.8.2.1), which never
// stops.
#ifndef SLIPWAY_MACHINE_DEVICES_ACPI_TIMER_H_
#define SLIPWAY_MACHINE_DEVICES_ACPI_TIMER_H_

#include <cstdint>

#include "slipway/machine/x86_64/port.h"

namespace slipway::machine {

template <typename IoSpace = PortSpace>
class AcpiTimer {
 public:
  // What can be measured, in microseconds: the timer may have 24 bits, and then begins again after
  // 4.6 seconds.
  static constexpr std::uint32_t kLongest = 4'000'000;

  explicit constexpr AcpiTimer(Port port, IoSpace io = {}) : port_(port), io_(io) {}

  std::uint32_t now() const { return io_.read32(port_); }

  // Whether so many microseconds have passed since it was `start`.
  bool have_passed(std::uint32_t microseconds, std::uint32_t start) const {
    return ticks_since(start) > ticks_in(microseconds);
  }

  std::uint32_t ticks_since(std::uint32_t start) const { return (now() - start) & kMask; }

  static constexpr std::uint32_t ticks_in(std::uint32_t microseconds) {
    return static_cast<std::uint32_t>(std::uint64_t{microseconds} * kTicksPerSecond / 1'000'000);
  }

  static constexpr std::uint32_t kTicksPerSecond = 3'579'545;

 private:
  static constexpr std::uint32_t kMask = 0xFF'FFFF;

  Port port_;
  [[no_unique_address]] IoSpace io_;
};

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_DEVICES_ACPI_TIMER_H_
