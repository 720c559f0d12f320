// SPDX-License-Identifier: Apache-2.0
#include "slipway/machine/devices/pic_8259.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <utility>
#include <vector>

namespace slipway::machine {
namespace {

// Two controllers as far as the driver knows them: masks, requests in service, and what was
// written.
struct FakePorts {
  static inline std::uint8_t masks[2];
  static inline std::uint8_t in_service[2];
  static inline std::vector<std::pair<unsigned, unsigned>> written;

  static void reset() {
    masks[0] = 0xB8;  // as SeaBIOS leaves them
    masks[1] = 0x8F;
    in_service[0] = in_service[1] = 0;
    written.clear();
  }

  static void write8(Port port, std::uint8_t value) {
    const auto number = static_cast<unsigned>(port);
    if (number == 0x80) {
      return;
    }
    written.emplace_back(number, value);
    if (number == 0x21) {
      masks[0] = value;
    }
    if (number == 0xA1) {
      masks[1] = value;
    }
  }

  static std::uint8_t read8(Port port) {
    switch (static_cast<unsigned>(port)) {
      case 0x20:
        return in_service[0];
      case 0x21:
        return masks[0];
      case 0xA0:
        return in_service[1];
      case 0xA1:
        return masks[1];
      default:
        ADD_FAILURE() << "port " << static_cast<unsigned>(port);
        return 0xFF;
    }
  }
};

class Pic : public testing::Test {
 protected:
  using Driver = Pic8259<FakePorts>;
  using Writes = std::vector<std::pair<unsigned, unsigned>>;

  void SetUp() override { FakePorts::reset(); }
};

TEST_F(Pic, MasksBothControllers) {
  Driver::mask_all();
  EXPECT_EQ(FakePorts::masks[0], 0xFF);
  EXPECT_EQ(FakePorts::masks[1], 0xFF);
}

// The four words of the data sheet, to each controller in turn.
TEST_F(Pic, InitializesBothAndMasksThem) {
  Driver::initialize(0x20);
  EXPECT_EQ(FakePorts::written, (Writes{{0x20, 0x11},
                                        {0x21, 0x20},
                                        {0x21, 0x04},
                                        {0x21, 0x01},
                                        {0xA0, 0x11},
                                        {0xA1, 0x28},
                                        {0xA1, 0x02},
                                        {0xA1, 0x01},
                                        {0x21, 0xFF},
                                        {0xA1, 0xFF}}));
}

TEST_F(Pic, UnmasksOneInputOfTheFirst) {
  Driver::mask_all();
  Driver::unmask(Irq::kKeyboard);
  EXPECT_EQ(FakePorts::masks[0], 0xFD);
  EXPECT_EQ(FakePorts::masks[1], 0xFF);
  Driver::mask(Irq::kKeyboard);
  EXPECT_EQ(FakePorts::masks[0], 0xFF);
}

TEST_F(Pic, UnmasksTheWayOfTheSecondToo) {
  Driver::mask_all();
  Driver::unmask(Irq::kRealTimeClock);
  EXPECT_EQ(FakePorts::masks[0], 0xFB);
  EXPECT_EQ(FakePorts::masks[1], 0xFE);
  Driver::mask(Irq::kRealTimeClock);
  EXPECT_EQ(FakePorts::masks[0], 0xFB);
  EXPECT_EQ(FakePorts::masks[1], 0xFF);
}

TEST_F(Pic, EndsAnInterruptAtEachControllerThatItCameThrough) {
  Driver::end(Irq::kCom1);
  EXPECT_EQ(FakePorts::written, (Writes{{0x20, 0x64}}));
  FakePorts::written.clear();
  Driver::end(Irq::kPrimaryAta);
  EXPECT_EQ(FakePorts::written, (Writes{{0xA0, 0x66}, {0x20, 0x62}}));
}

TEST_F(Pic, TellsASpuriousInterruptFromARealOne) {
  EXPECT_FALSE(Driver::is_in_service(Irq::kParallelPort));
  FakePorts::in_service[0] = 0x80;
  EXPECT_TRUE(Driver::is_in_service(Irq::kParallelPort));
  EXPECT_FALSE(Driver::is_in_service(Irq::kSecondaryAta));
  FakePorts::in_service[1] = 0x80;
  EXPECT_TRUE(Driver::is_in_service(Irq::kSecondaryAta));
}

}  // namespace
}  // namespace slipway::machine
