// SPDX-License-Identifier: Apache-2.0
// A 16550 for tests, with the parts that matter to a driver, or the lack of one; and the time that
// goes by while it is used.
#ifndef SLIPWAY_MACHINE_DEVICES_FAKE_UART_16550_H_
#define SLIPWAY_MACHINE_DEVICES_FAKE_UART_16550_H_

#include <cstdint>
#include <string>
#include <vector>

#include "slipway/machine/devices/uart_16550.h"
#include "slipway/machine/x86_64/port.h"
#include "slipway/machine/x86_64/time_stamp_counter.h"

namespace slipway::machine::uart {

// What a driver did, access by access.
struct Write {
  Port port;
  std::uint8_t value;

  bool operator==(const Write&) const = default;
};

struct FakeUart {
  static constexpr std::uint64_t kAccess = 1000;  // cycles: a microsecond at 1 GHz
  static constexpr std::uint64_t kNever = ~std::uint64_t{0};

  bool exists = true;
  bool echoes = true;
  std::uint8_t echo_error = 0;    // bits that come back the other way round
  int busy_polls = 0;             // how often the transmitter still says that it is busy
  int echo_polls = 0;             // how often the receiver still says that it is empty
  int typed = 0;                  // how many bytes come in before the echo
  std::uint64_t stuck_until = 0;  // until when the transmitter takes nothing
  std::uint64_t byte_time = 0;    // how long it then takes for each byte

  std::uint64_t time = 0;  // cycles
  int reads = 0;
  int clock_readings = 0;
  int writes_while_busy = 0;
  std::vector<Write> writes{};
  std::string sent{};

  std::uint8_t read(Port port) {
    time += kAccess;
    ++reads;
    if (!exists) {
      return 0xFF;
    }
    if (port == kCom1) {
      received_ = false;
      return receiver_;
    }
    if (port != kCom1 + 5) {
      return 0;
    }
    if (busy_polls > 0) {
      --busy_polls;
      return 0;
    }
    const bool is_received = received_ && echo_polls-- <= 0;
    return static_cast<std::uint8_t>((time < stuck_until ? 0 : 0x60) | (is_received ? 0x01 : 0));
  }

  void write(Port port, std::uint8_t value) {
    time += kAccess;
    writes.push_back({port, value});
    if (busy_polls > 0 || time < stuck_until) {
      ++writes_while_busy;
    }
    if (port == kCom1 + 4) {
      looped_ = (value & 0x10) != 0;
    }
    if (port == kCom1 + 3) {
      latch_is_open_ = (value & 0x80) != 0;
    }
    if (port != kCom1 || latch_is_open_) {
      return;
    }
    if (!looped_) {
      sent += static_cast<char>(value);
      if (byte_time != 0) {
        stuck_until = time + byte_time;
      }
    } else if (echoes) {
      received_ = true;
      receiver_ = typed-- > 0 ? 'x' : static_cast<std::uint8_t>(value ^ echo_error);
    }
  }

  Cycles now() {
    ++clock_readings;
    return static_cast<Cycles>(time += 20);
  }

 private:
  bool latch_is_open_ = false;
  bool looped_ = false;
  bool received_ = false;
  std::uint8_t receiver_ = 0;
};

struct FakeUartSpace {
  FakeUart* device;

  std::uint8_t read8(Port port) { return device->read(port); }
  void write8(Port port, std::uint8_t value) { device->write(port, value); }
};

struct FakeUartClock {
  FakeUart* device;

  Cycles now() { return device->now(); }
};

}  // namespace slipway::machine::uart

#endif  // SLIPWAY_MACHINE_DEVICES_FAKE_UART_16550_H_
