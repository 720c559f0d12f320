// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/console/serial_sink.h"

#include <gtest/gtest.h>

#include <cstdint>

#include "slipway/machine/devices/fake_uart_16550.h"

namespace slipway {
namespace {

using machine::uart::FakeUart;
using machine::uart::FakeUartClock;
using machine::uart::FakeUartSpace;
using machine::uart::kCom1;

using FakeDriver = machine::uart::Uart16550<FakeUartSpace, FakeUartClock>;

class SerialSinkTest : public testing::Test {
 protected:
  SerialSinkTest() { EXPECT_TRUE(sink_.initialize()); }

  void get_stuck() { device_.stuck_until = FakeUart::kNever; }

  void recover() {
    device_.stuck_until = 0;
    device_.time += 1'000'000;  // until it is looked at again
  }

  FakeUart device_;
  SerialSink<FakeDriver> sink_{FakeDriver(kCom1, {&device_}, {&device_})};
};

TEST_F(SerialSinkTest, EndsLinesWithACarriageReturn) {
  sink_.write("one\ntwo\n");
  EXPECT_EQ(device_.sent, "one\r\ntwo\r\n");
}

TEST_F(SerialSinkTest, SaysHowManyBytesAreMissing) {
  sink_.write("before\n");
  get_stuck();
  sink_.write("1234\n5678");
  recover();
  sink_.write("after\n");
  EXPECT_EQ(device_.sent,
            "before\r\n"
            "[COM1 took nothing for a while. Bytes missing here: 10]\r\n"
            "after\r\n");
}

TEST_F(SerialSinkTest, SaysItOnALineOfItsOwnAndOnce) {
  sink_.write("be");
  get_stuck();
  sink_.write("fo");
  recover();
  sink_.write("re");
  sink_.write(" and after\n");
  EXPECT_EQ(device_.sent,
            "be\r\n"
            "[COM1 took nothing for a while. Bytes missing here: 2]\r\n"
            "re and after\r\n");
}

TEST_F(SerialSinkTest, SaysItEachTime) {
  for (int i = 0; i < 2; ++i) {
    get_stuck();
    sink_.write("lost");
    recover();
    sink_.write(".\n");
  }
  EXPECT_EQ(device_.sent,
            "[COM1 took nothing for a while. Bytes missing here: 4]\r\n"
            ".\r\n"
            "[COM1 took nothing for a while. Bytes missing here: 4]\r\n"
            ".\r\n");
}

TEST_F(SerialSinkTest, SaysWhatIsMissingOfItself) {
  get_stuck();
  sink_.write("lost");
  recover();
  device_.byte_time = FakeUart::kNever / 2;  // from the note's first byte on
  sink_.write(".");
  EXPECT_EQ(device_.sent, "[");
  device_.byte_time = 0;
  recover();
  sink_.write("after\n");
  EXPECT_EQ(device_.sent,
            "[\r\n"
            "[COM1 took nothing for a while. Bytes missing here: 56]\r\n"
            "after\r\n");
}

TEST(SerialSinkWithoutAPort, SendsNothing) {
  FakeUart device;
  device.exists = false;
  SerialSink<FakeDriver> sink{FakeDriver(kCom1, {&device}, {&device})};
  EXPECT_FALSE(sink.initialize());
  sink.write("nothing");
  EXPECT_EQ(device.sent, "");
}

}  // namespace
}  // namespace slipway
