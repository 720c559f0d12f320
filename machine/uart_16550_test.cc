#include "machine/uart_16550.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace slipway::machine::uart {
namespace {

// What a driver did, access by access.
struct Write {
  Port port;
  std::uint8_t value;

  bool operator==(const Write&) const = default;
};

// A 16550 with the parts that matter to the driver, or the lack of one.
struct FakeDevice {
  bool exists = true;
  bool echoes = true;
  int busy_polls = 0;  // how often the transmitter still says that it is busy
  int echo_polls = 0;  // how often the receiver still says that it is empty
  bool looped = false;
  bool received = false;
  std::uint8_t receiver = 0;
  int reads = 0;
  int writes_while_busy = 0;
  std::vector<Write> writes{};

  std::uint8_t read(Port port) {
    ++reads;
    if (!exists) return 0xFF;
    if (port == kCom1) {
      received = false;
      return receiver;
    }
    if (port == kCom1 + 5) {
      if (busy_polls > 0) {
        --busy_polls;
        return 0;
      }
      const bool ready = received && echo_polls-- <= 0;
      return static_cast<std::uint8_t>(0x60 | (ready ? 0x01 : 0));
    }
    return 0;
  }

  void write(Port port, std::uint8_t value) {
    if (busy_polls > 0) ++writes_while_busy;
    writes.push_back({port, value});
    if (port == kCom1 + 4) looped = (value & 0x10) != 0;
    if (port == kCom1 && looped && echoes) {
      received = true;
      receiver = value;
    }
  }
};

struct FakeSpace {
  FakeDevice* device;

  std::uint8_t read8(Port port) { return device->read(port); }
  void write8(Port port, std::uint8_t value) { device->write(port, value); }
};

using Uart = Uart16550<FakeSpace>;

TEST(Uart16550, InitializesTo115200Baud8N1WithFifo) {
  FakeDevice device;
  Uart uart(kCom1, {&device});
  EXPECT_TRUE(uart.initialize());
  EXPECT_EQ(device.writes, (std::vector<Write>{
                               {Port{0x3F9}, 0x00},  // no interrupts
                               {Port{0x3FB}, 0x80},  // open the divisor latch
                               {Port{0x3F8}, 0x01},  // divisor 1
                               {Port{0x3F9}, 0x00},  //
                               {Port{0x3FB}, 0x03},  // close it; 8 data bits, no parity, 1 stop bit
                               {Port{0x3FA}, 0x07},  // FIFOs on and empty
                               {Port{0x3FC}, 0x10},  // loop back
                               {Port{0x3F8}, 0xAE},  // the probe
                               {Port{0x3FC}, 0x03},  // DTR and RTS; no loop
                           }));
}

TEST(Uart16550, WaitsForTheEchoOfASlowDevice) {
  FakeDevice device;
  device.echo_polls = 100;
  Uart uart(kCom1, {&device});
  EXPECT_TRUE(uart.initialize());
}

TEST(Uart16550, LetsOutWhatTheFirmwareHasSent) {
  FakeDevice device;
  device.busy_polls = 100;
  Uart uart(kCom1, {&device});
  EXPECT_TRUE(uart.initialize());
  EXPECT_EQ(device.writes_while_busy, 0);
}

TEST(Uart16550, NothingIsSentBeforeInitialization) {
  FakeDevice device;
  Uart uart(kCom1, {&device});
  uart.write('A');
  EXPECT_FALSE(uart.present());
  EXPECT_TRUE(device.writes.empty());
}

TEST(Uart16550, SendsOnceTheTransmitterIsEmpty) {
  FakeDevice device;
  Uart uart(kCom1, {&device});
  ASSERT_TRUE(uart.initialize());
  device.writes.clear();
  device.reads = 0;
  device.busy_polls = 5;
  uart.write('A');
  EXPECT_EQ(device.writes, (std::vector<Write>{{kCom1, 'A'}}));
  EXPECT_EQ(device.reads, 6);
}

TEST(Uart16550, FindsNoDeviceWhereAllPortsReadAsOnes) {
  FakeDevice device{.exists = false};
  Uart uart(kCom1, {&device});
  EXPECT_FALSE(uart.initialize());
  device.writes.clear();
  uart.write('A');
  EXPECT_TRUE(device.writes.empty());
}

TEST(Uart16550, FindsNoDeviceWhereNothingComesBack) {
  FakeDevice device{.echoes = false};
  Uart uart(kCom1, {&device});
  EXPECT_FALSE(uart.initialize());
}

TEST(Uart16550, GivesUpADeviceThatStaysBusy) {
  FakeDevice device;
  Uart uart(kCom1, {&device});
  ASSERT_TRUE(uart.initialize());
  device.writes.clear();
  device.busy_polls = 1'000'000;
  uart.write('A');
  EXPECT_FALSE(uart.present());
  const int reads = device.reads;
  uart.write('B');
  EXPECT_EQ(device.reads, reads);
  EXPECT_TRUE(device.writes.empty());
}

}  // namespace
}  // namespace slipway::machine::uart
