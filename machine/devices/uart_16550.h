// SPDX-License-Identifier: Apache-2.0
// The 16550 serial port: its registers and bits as types, and a driver for output (National
// Semiconductor PC16550D data sheet, section 8). The driver takes the I/O space and the clock as
// parameters, so that a test can record what it does.
#ifndef SLIPWAY_MACHINE_DEVICES_UART_16550_H_
#define SLIPWAY_MACHINE_DEVICES_UART_16550_H_

#include <algorithm>
#include <cstdint>

#include "slipway/machine/x86_64/port.h"
#include "slipway/machine/x86_64/time_stamp_counter.h"

namespace slipway::machine::uart {

inline constexpr Port kCom1{0x3F8};

// Offsets from the base port. Two registers have another meaning while LineControl's divisor latch
// bit is set, and one is written under another name than it is read.
enum class Register : std::uint16_t {
  kData = 0,             // read: receiver buffer; write: transmitter holding register
  kDivisorLow = 0,       // while the divisor latch is open
  kInterruptEnable = 1,  //
  kDivisorHigh = 1,      // while the divisor latch is open
  kFifoControl = 2,      // write only
  kLineControl = 3,
  kModemControl = 4,
  kLineStatus = 5,
};

enum class LineControl : std::uint8_t {
  kEightBitsNoParityOneStop = 0x03,
  kDivisorLatch = 0x80,
};

enum class FifoControl : std::uint8_t {
  kEnable = 0x01,
  kClearReceiver = 0x02,
  kClearTransmitter = 0x04,
};

enum class ModemControl : std::uint8_t {
  kDataTerminalReady = 0x01,
  kRequestToSend = 0x02,
  kLoopback = 0x10,  // what is sent arrives as received, and nothing leaves the chip
};

enum class LineStatus : std::uint8_t {
  kDataReady = 0x01,
  kTransmitterHoldingEmpty = 0x20,
  kTransmitterEmpty = 0x40,  // the last bit has left as well
};

// The clock of 1.8432 MHz divided by 16: the rate that a divisor of 1 gives.
inline constexpr std::uint32_t kMaxBaudRate = 115200;

// Output on one port. Nothing is sent before `initialize` has found the device.
//
// A port may take nothing for a while: behind flow control, on a console across the network, in an
// emulator whose reader is slow. Waiting for it uses up patience, and a byte that is sent makes it
// whole again. Without patience, bytes are dropped and counted, and the port is looked at from time
// to time. So a stuck port costs kPatience in all, and next to nothing from then on, however much
// is written; and none is given up for good.
template <typename IoSpace = PortSpace, typename Clock = TimeStampCounter>
class Uart16550 {
 public:
  // 100 ms on the slowest counter, 16 ms on the fastest: ten times what a full transmitter of 16
  // bytes takes to become empty.
  static constexpr Cycles kPatience{80'000'000};

  // How long a port without patience is not looked at: 1.25 to 0.2 ms. A look takes about a
  // microsecond, and ten in some virtual machines.
  static constexpr Cycles kBetweenLooks{1'000'000};

  constexpr explicit Uart16550(Port base, IoSpace io = {}, Clock clock = {})
      : io_(io), clock_(clock), base_(base) {}

  // Sets 115200 baud, 8 data bits, no parity, one stop bit, FIFOs on, no interrupts. Returns false
  // where no such device answers; then `write` does nothing. Where one is stuck it returns true,
  // and there is no patience left for it. Never waits longer than kPatience.
  constexpr bool initialize() {
    constexpr std::uint16_t kDivisor = 1;  // kMaxBaudRate
    // What the firmware is still sending would be lost, or arrive where the probe is awaited.
    const bool is_idle = wait_for(LineStatus::kTransmitterEmpty);
    write_register(Register::kInterruptEnable, 0);
    write_register(Register::kLineControl, LineControl::kDivisorLatch);
    write_register(Register::kDivisorLow, kDivisor & 0xFF);
    write_register(Register::kDivisorHigh, kDivisor >> 8);
    write_register(Register::kLineControl, LineControl::kEightBitsNoParityOneStop);
    if (is_idle) {
      present_ = !echoes_wrongly_in_loopback();
    } else {
      // What it is stuck with stays in the transmitter, and no probe joins it.
      write_register(Register::kFifoControl, FifoControl::kEnable, FifoControl::kClearReceiver);
      present_ = true;
    }
    write_register(Register::kModemControl, ModemControl::kDataTerminalReady,
                   ModemControl::kRequestToSend);
    last_look_ = Cycles{};  // the first byte is worth one
    return present_;
  }

  constexpr bool present() const { return present_; }

  // Whether the device takes a byte, now or while there is patience.
  constexpr bool is_ready() {
    if (!present_ || !wait_for(LineStatus::kTransmitterHoldingEmpty)) {
      return false;
    }
    patience_ = kPatience;
    return true;
  }

  // Sends one byte once there is room for it. Returns false if it was dropped.
  constexpr bool write(std::uint8_t byte) {
    if (!is_ready()) {
      if (present_) {
        ++dropped_;
      }
      return false;
    }
    write_register(Register::kData, byte);
    return true;
  }

  // How many bytes a device that is present did not take, since the beginning.
  constexpr std::uint64_t dropped() const { return dropped_; }

 private:
  // Sends bytes to the device itself. Other ones come back where there is no such device. (Where
  // there is nothing, all ports read as 0xFF, which also looks like "data ready": hence a byte that
  // is not 0xFF.) If none comes back, the device is stuck.
  constexpr bool echoes_wrongly_in_loopback() {
    constexpr std::uint8_t kProbe = 0xAE;
    constexpr int kTries = 3;  // somebody may be typing, and a byte be on its way in
    write_register(Register::kModemControl, ModemControl::kLoopback);
    for (int i = 0; i < kTries; ++i) {
      enable_empty_fifos();
      write_register(Register::kData, kProbe);
      if (!wait_for(LineStatus::kDataReady)) {
        enable_empty_fifos();  // lest the probe is sent to somebody later
        return false;
      }
      if (read_register(Register::kData) == kProbe) {
        patience_ = kPatience;
        return false;
      }
    }
    return true;
  }

  constexpr void enable_empty_fifos() {
    write_register(Register::kFifoControl, FifoControl::kEnable, FifoControl::kClearReceiver,
                   FifoControl::kClearTransmitter);
  }

  // Whether the bit is set, now or while there is patience, from which the waiting is taken.
  constexpr bool wait_for(LineStatus bit) {
    if (patience_ == Cycles{}) {
      return is_time_to_look() && is_set(bit);
    }
    if (is_set(bit)) {
      return true;  // nearly always; then the clock need not be read
    }
    const Cycles start = clock_.now();
    Cycles waited{};
    bool found = false;
    do {
      // The clock before the device: when others have had the processor for long, the device is
      // looked at once more before the patience is over.
      last_look_ = clock_.now();
      waited = last_look_ - start;
      found = is_set(bit);
    } while (!found && waited < patience_);
    patience_ = patience_ - std::min(waited, patience_);
    return found;
  }

  constexpr bool is_time_to_look() {
    const Cycles now = clock_.now();
    if (now - last_look_ < kBetweenLooks) {
      return false;
    }
    last_look_ = now;
    return true;
  }

  constexpr bool is_set(LineStatus bit) {
    return (read_register(Register::kLineStatus) & static_cast<std::uint8_t>(bit)) != 0;
  }

  constexpr std::uint8_t read_register(Register which) {
    return io_.read8(base_ + static_cast<std::uint16_t>(which));
  }

  // Writes the or of all `bits`.
  template <typename... Bits>
  constexpr void write_register(Register which, Bits... bits) {
    io_.write8(base_ + static_cast<std::uint16_t>(which),
               static_cast<std::uint8_t>((static_cast<std::uint8_t>(bits) | ...)));
  }

  [[no_unique_address]] IoSpace io_;
  [[no_unique_address]] Clock clock_;
  Port base_;
  bool present_ = false;
  Cycles patience_ = kPatience;
  Cycles last_look_{};
  std::uint64_t dropped_ = 0;
};

}  // namespace slipway::machine::uart

#endif  // SLIPWAY_MACHINE_DEVICES_UART_16550_H_
