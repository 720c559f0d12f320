// The 16550 serial port: its registers and bits as types, and a driver for output (National
// Semiconductor PC16550D data sheet, section 8). The driver takes the I/O space as a parameter, so
// that a test can record what it does.
#ifndef SLIPWAY_MACHINE_UART_16550_H_
#define SLIPWAY_MACHINE_UART_16550_H_

#include <cstdint>

#include "machine/port.h"

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
template <typename IoSpace = PortSpace>
class Uart16550 {
 public:
  constexpr explicit Uart16550(Port base, IoSpace io = {}) : io_(io), base_(base) {}

  // Sets 115200 baud, 8 data bits, no parity, one stop bit, FIFOs on, no interrupts. Returns false
  // where no such device answers; then `write` does nothing.
  constexpr bool initialize() {
    constexpr std::uint16_t kDivisor = 1;  // kMaxBaudRate
    // What the firmware is still sending would be lost, or arrive where the probe is awaited.
    (void)wait_for(LineStatus::kTransmitterEmpty);
    write_register(Register::kInterruptEnable, 0);
    write_register(Register::kLineControl, LineControl::kDivisorLatch);
    write_register(Register::kDivisorLow, kDivisor & 0xFF);
    write_register(Register::kDivisorHigh, kDivisor >> 8);
    write_register(Register::kLineControl, LineControl::kEightBitsNoParityOneStop);
    write_register(Register::kFifoControl, FifoControl::kEnable, FifoControl::kClearReceiver,
                   FifoControl::kClearTransmitter);
    present_ = echoes_in_loopback();
    write_register(Register::kModemControl, ModemControl::kDataTerminalReady,
                   ModemControl::kRequestToSend);
    return present_;
  }

  constexpr bool present() const { return present_; }

  // Sends one byte once there is room for it. A device that takes nothing for about a tenth of a
  // second is given up: nothing is sent to it from then on.
  constexpr void write(std::uint8_t byte) {
    if (!present_) return;
    if (!wait_for(LineStatus::kTransmitterHoldingEmpty)) {
      present_ = false;
      return;
    }
    write_register(Register::kData, byte);
  }

 private:
  // A port access takes about a microsecond, a character at 115200 baud 87 of them.
  static constexpr int kMaxPolls = 100'000;

  // Sends a byte to the device itself. Where there is no device, all ports read as 0xFF, which also
  // looks like "data ready": hence a byte that is not 0xFF.
  constexpr bool echoes_in_loopback() {
    constexpr std::uint8_t kProbe = 0xAE;
    write_register(Register::kModemControl, ModemControl::kLoopback);
    write_register(Register::kData, kProbe);
    return wait_for(LineStatus::kDataReady) && read_register(Register::kData) == kProbe;
  }

  constexpr bool wait_for(LineStatus bit) {
    for (int poll = 0; poll < kMaxPolls; ++poll) {
      if ((read_register(Register::kLineStatus) & static_cast<std::uint8_t>(bit)) != 0) return true;
    }
    return false;
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
  Port base_;
  bool present_ = false;
};

}  // namespace slipway::machine::uart

#endif  // SLIPWAY_MACHINE_UART_16550_H_
