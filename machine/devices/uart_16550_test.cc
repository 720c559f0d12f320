// SPDX-License-Identifier: Apache-2.0
#include "slipway/machine/devices/uart_16550.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "slipway/machine/devices/fake_uart_16550.h"

namespace slipway::machine::uart {
namespace {

// Cycles: 100 ms on the slowest time-stamp counter that there is.
constexpr std::uint64_t kPatience = 80'000'000;

class Uart16550Test : public testing::Test {
 protected:
  using Uart = Uart16550<FakeUartSpace, FakeUartClock>;

  // As one finds it after `initialize`.
  void initialize() {
    ASSERT_TRUE(uart_.initialize());
    device_.writes.clear();
    device_.reads = 0;
    device_.clock_readings = 0;
    device_.time = 0;
  }

  void write(std::string_view text) {
    for (const char byte : text) {
      (void)uart_.write(static_cast<std::uint8_t>(byte));
    }
  }

  void get_stuck(std::uint64_t cycles) { device_.stuck_until = device_.time + cycles; }

  FakeUart device_;
  Uart uart_{kCom1, {&device_}, {&device_}};
};

// Finding the device.

TEST_F(Uart16550Test, InitializesTo115200Baud8N1WithFifo) {
  EXPECT_TRUE(uart_.initialize());
  EXPECT_EQ(device_.writes,
            (std::vector<Write>{
                {Port{0x3F9}, 0x00},  // no interrupts
                {Port{0x3FB}, 0x80},  // open the divisor latch
                {Port{0x3F8}, 0x01},  // divisor 1
                {Port{0x3F9}, 0x00},  //
                {Port{0x3FB}, 0x03},  // close it; 8 data bits, no parity, 1 stop bit
                {Port{0x3FC}, 0x10},  // loop back
                {Port{0x3FA}, 0x07},  // FIFOs on and empty
                {Port{0x3F8}, 0xAE},  // the probe
                {Port{0x3FC}, 0x03},  // DTR and RTS; no loop
            }));
}

TEST_F(Uart16550Test, WaitsForTheEchoOfASlowDevice) {
  device_.echo_polls = 100;
  EXPECT_TRUE(uart_.initialize());
  EXPECT_GE(device_.reads, 100);
}

TEST_F(Uart16550Test, LetsOutWhatTheFirmwareHasSent) {
  device_.busy_polls = 100;
  EXPECT_TRUE(uart_.initialize());
  EXPECT_EQ(device_.writes_while_busy, 0);
}

TEST_F(Uart16550Test, FindsTheDeviceWhileSomebodyTypes) {
  device_.typed = 2;
  EXPECT_TRUE(uart_.initialize());
}

TEST_F(Uart16550Test, NothingIsSentBeforeInitialization) {
  EXPECT_FALSE(uart_.write('A'));
  EXPECT_FALSE(uart_.present());
  EXPECT_TRUE(device_.writes.empty());
  EXPECT_EQ(uart_.dropped(), 0);
}

TEST_F(Uart16550Test, FindsNoDeviceWhereAllPortsReadAsOnes) {
  device_.exists = false;
  EXPECT_FALSE(uart_.initialize());
  EXPECT_LT(device_.time, kPatience / 1000);

  device_.writes.clear();
  device_.reads = 0;
  EXPECT_FALSE(uart_.write('A'));
  EXPECT_TRUE(device_.writes.empty());
  EXPECT_EQ(device_.reads, 0);
  EXPECT_EQ(uart_.dropped(), 0);
}

TEST_F(Uart16550Test, FindsNoDeviceWhereOtherBytesComeBack) {
  device_.echo_error = 0x04;
  EXPECT_FALSE(uart_.initialize());
  EXPECT_LT(device_.time, kPatience / 1000);
  device_.writes.erase(device_.writes.begin(), device_.writes.begin() + 5);
  EXPECT_EQ(device_.writes, (std::vector<Write>{
                                {Port{0x3FC}, 0x10},
                                {Port{0x3FA}, 0x07},
                                {Port{0x3F8}, 0xAE},
                                {Port{0x3FA}, 0x07},
                                {Port{0x3F8}, 0xAE},
                                {Port{0x3FA}, 0x07},
                                {Port{0x3F8}, 0xAE},
                                {Port{0x3FC}, 0x03},
                            }));
}

// A device that is stuck from the beginning.

TEST_F(Uart16550Test, KeepsADeviceWhoseEchoDoesNotCome) {
  device_.echoes = false;
  EXPECT_TRUE(uart_.initialize());
  EXPECT_LE(device_.time, kPatience + 100'000);
  device_.writes.erase(device_.writes.begin(), device_.writes.begin() + 5);
  EXPECT_EQ(device_.writes, (std::vector<Write>{
                                {Port{0x3FC}, 0x10},
                                {Port{0x3FA}, 0x07},
                                {Port{0x3F8}, 0xAE},
                                {Port{0x3FA}, 0x07},  // the probe is not to come out later
                                {Port{0x3FC}, 0x03},
                            }));
  write("sent after all");
  EXPECT_EQ(device_.sent, "sent after all");
}

TEST_F(Uart16550Test, KeepsADeviceThatDoesNotGetRidOfTheFirmwaresText) {
  device_.stuck_until = FakeUart::kNever;
  EXPECT_TRUE(uart_.initialize());
  EXPECT_LE(device_.time, kPatience + 100'000);
  EXPECT_EQ(device_.writes, (std::vector<Write>{
                                {Port{0x3F9}, 0x00},
                                {Port{0x3FB}, 0x80},
                                {Port{0x3F8}, 0x01},
                                {Port{0x3F9}, 0x00},
                                {Port{0x3FB}, 0x03},
                                {Port{0x3FA}, 0x03},  // that text stays in the transmitter
                                {Port{0x3FC}, 0x03},
                            }));
  write("lost");
  get_stuck(0);
  device_.time += 1'000'000;
  write("sent");
  EXPECT_EQ(device_.sent, "sent");
  EXPECT_EQ(uart_.dropped(), 4);
}

TEST_F(Uart16550Test, BothWaitsOfInitializationAreOnePatience) {
  get_stuck(kPatience / 2);
  device_.echoes = false;
  EXPECT_TRUE(uart_.initialize());
  EXPECT_LE(device_.time, kPatience + 100'000);
}

TEST_F(Uart16550Test, NothingIsLostAfterASlowStart) {
  get_stuck(kPatience * 3 / 4);
  EXPECT_TRUE(uart_.initialize());
  get_stuck(kPatience * 3 / 4);
  write("all");
  EXPECT_EQ(device_.sent, "all");
}

// Sending.

TEST_F(Uart16550Test, SendsOnceTheTransmitterIsEmpty) {
  initialize();
  device_.busy_polls = 5;
  EXPECT_TRUE(uart_.write('A'));
  EXPECT_EQ(device_.writes, (std::vector<Write>{{kCom1, 'A'}}));
  EXPECT_EQ(device_.reads, 6);
}

TEST_F(Uart16550Test, LooksOnceAndAtNoClockWhenTheDeviceIsReady) {
  initialize();
  write("AB");
  EXPECT_EQ(device_.writes, (std::vector<Write>{{kCom1, 'A'}, {kCom1, 'B'}}));
  EXPECT_EQ(device_.reads, 2);
  EXPECT_EQ(device_.clock_readings, 0);
}

TEST_F(Uart16550Test, SendsAllToASlowDevice) {
  initialize();
  device_.byte_time = kPatience * 3 / 4;
  write("slow but whole");
  EXPECT_EQ(device_.sent, "slow but whole");
  EXPECT_EQ(device_.writes_while_busy, 0);
  EXPECT_EQ(uart_.dropped(), 0);
}

TEST_F(Uart16550Test, ADeviceThatStaysStuckCostsOnePatience) {
  initialize();
  device_.stuck_until = FakeUart::kNever;
  constexpr int kBytes = 100'000;
  for (int i = 0; i < kBytes; ++i) {
    EXPECT_FALSE(uart_.write('A'));
  }
  EXPECT_GE(device_.time, kPatience);
  EXPECT_LE(device_.time, kPatience * 5 / 4);  // of which most is reading the clock once a byte
  EXPECT_TRUE(device_.writes.empty());
  EXPECT_TRUE(uart_.present());
  EXPECT_EQ(uart_.dropped(), kBytes);
}

TEST_F(Uart16550Test, SendsAgainWhenTheDeviceHasRecovered) {
  initialize();
  get_stuck(kPatience * 2);
  write("lost");
  EXPECT_EQ(device_.sent, "");
  EXPECT_EQ(uart_.dropped(), 4);

  device_.time = device_.stuck_until;
  write("sent");
  EXPECT_EQ(device_.sent, "sent");
  EXPECT_EQ(uart_.dropped(), 4);
}

TEST_F(Uart16550Test, PatienceIsWholeAgainAfterAByte) {
  initialize();
  for (int i = 0; i < 3; ++i) {
    device_.sent.clear();
    get_stuck(kPatience * 2);
    write("lost");
    device_.time = device_.stuck_until;
    write("A");
    get_stuck(kPatience * 3 / 4);
    write("B");
    EXPECT_EQ(device_.sent, "AB");
  }
  EXPECT_EQ(uart_.dropped(), 12);
}

TEST_F(Uart16550Test, WithoutPatienceLooksFromTimeToTime) {
  initialize();
  device_.stuck_until = FakeUart::kNever;
  (void)uart_.write('A');
  device_.reads = 0;
  for (int millisecond = 0; millisecond < 10; ++millisecond) {
    device_.time += 1'000'000;
    write("lost");
  }
  EXPECT_EQ(device_.reads, 10);
}

// As if others had had the processor for long.
TEST_F(Uart16550Test, LooksOnceMoreAfterThePatienceIsOver) {
  struct JumpingClock {
    FakeUart* device;
    Cycles now() {
      device->time += kPatience * 10;
      return device->now();
    }
  };
  Uart16550<FakeUartSpace, JumpingClock> uart(kCom1, {&device_}, {&device_});
  ASSERT_TRUE(uart.initialize());
  get_stuck(kPatience * 15);
  EXPECT_TRUE(uart.write('A'));
  EXPECT_EQ(device_.sent, "A");
}

}  // namespace
}  // namespace slipway::machine::uart
