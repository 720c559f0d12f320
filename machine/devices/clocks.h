// SPDX-License-Identifier: Apache-2.0
// The PC's two old clocks: the interval timer (Intel 8254) and the real-time clock (Motorola
// MC146818).
#ifndef SLIPWAY_MACHINE_DEVICES_CLOCKS_H_
#define SLIPWAY_MACHINE_DEVICES_CLOCKS_H_

#include <cstdint>

#include "slipway/machine/x86_64/port.h"

namespace slipway::machine {

// The count of the timer's channel 0, which falls 1.193182 million times a second.
template <typename IoSpace = PortSpace>
constexpr std::uint16_t read_interval_timer(IoSpace io = {}) {
  constexpr Port kChannel0{0x40};
  constexpr Port kCommand{0x43};
  constexpr std::uint8_t kLatchChannel0 = 0;
  io.write8(kCommand, kLatchChannel0);
  const std::uint8_t low = io.read8(kChannel0);
  return static_cast<std::uint16_t>(low | io.read8(kChannel0) << 8);
}

enum class RtcRegister : std::uint8_t {
  kSeconds = 0x00,
  kMinutes = 0x02,
  kHours = 0x04,
  kDay = 0x07,
  kMonth = 0x08,
  kYear = 0x09,
  kStatusA = 0x0A,
  kStatusB = 0x0B,
};

// As the clock keeps it: in BCD on most machines.
template <typename IoSpace = PortSpace>
constexpr std::uint8_t read_real_time_clock(RtcRegister which, IoSpace io = {}) {
  constexpr Port kIndex{0x70};
  constexpr Port kData{0x71};
  io.write8(kIndex, static_cast<std::uint8_t>(which));
  return io.read8(kData);
}

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_DEVICES_CLOCKS_H_
