// SPDX-License-Identifier: Apache-2.0
// What a serial port costs that takes nothing, on a real machine: the driver's waits are measured
// by a clock that it does not use.
#include <cstdint>

#include <slipway/kernel.h>
#include "slipway/machine/devices/clocks.h"
#include "slipway/machine/devices/uart_16550.h"
#include "slipway/machine/x86_64/port.h"

namespace {

using slipway::machine::Port;
using slipway::machine::PortSpace;
namespace uart = slipway::machine::uart;

// The interval timer falls from 65536 to 0 in 55 ms: whoever reads it more often than that can add
// up the differences.
class Stopwatch {
 public:
  void lap() {
    const std::uint16_t now = slipway::machine::read_interval_timer();
    ticks_ += static_cast<std::uint16_t>(last_ - now);
    last_ = now;
  }

  std::uint64_t microseconds() const { return ticks_ * 1'000'000 / 1'193'182; }

 private:
  std::uint16_t last_ = slipway::machine::read_interval_timer();
  std::uint64_t ticks_ = 0;
};

// COM1, which never says that it is empty.
struct StuckSpace {
  Stopwatch* stopwatch;

  std::uint8_t read8(Port port) {
    stopwatch->lap();
    const std::uint8_t value = PortSpace::read8(port);
    if (port != uart::kCom1 + static_cast<std::uint16_t>(uart::Register::kLineStatus)) {
      return value;
    }
    return value & ~(static_cast<unsigned>(uart::LineStatus::kTransmitterHoldingEmpty) |
                     static_cast<unsigned>(uart::LineStatus::kTransmitterEmpty));
  }
  void write8(Port port, std::uint8_t value) { PortSpace::write8(port, value); }
};

}  // namespace

void kernel_main(const slipway::protocol::BootInfo&) {
  constexpr int kBytes = 50'000;
  Stopwatch stopwatch;
  uart::Uart16550<StuckSpace> port(uart::kCom1, {&stopwatch});
  ASSERT(port.initialize(), "a port that is stuck counts as none");
  for (int i = 0; i < kBytes; ++i) {
    (void)port.write('?');
  }
  stopwatch.lap();

  const std::uint64_t time = stopwatch.microseconds();
  slipway::println("{} bytes to a stuck port took {} us", kBytes, time);
  ASSERT(port.dropped() == kBytes);
  ASSERT(time <= 100'000, "a stuck port costs too much");
  ASSERT(time >= 50'000, "a slow port was not waited for");
  slipway::println("stuck port as documented");
}
