// SPDX-License-Identifier: Apache-2.0
#include "boot/facts/edid.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace slipway::facts {
namespace {

void balance(Edid& edid) {
  edid[127] = 0;
  edid[127] = static_cast<std::uint8_t>(0u - std::accumulate(edid.begin(), edid.end(), 0u));
}

// A monitor of 2560x1440 pixels.
Edid monitor() {
  Edid edid = {};
  std::fill_n(edid.begin() + 1, 6, 0xFF);
  edid[54] = 0x56;  // the pixel clock
  edid[55] = 0x5E;
  edid[56] = 0x00;  // 2560 = 0xA00
  edid[58] = 0xA1;  // and one bit of the blanking
  edid[59] = 0xA0;  // 1440 = 0x5A0
  edid[61] = 0x52;
  balance(edid);
  return edid;
}

TEST(Edid, SaysThePreferredSize) {
  EXPECT_EQ(preferred_size(monitor()), (PixelSize{2560, 1440}));
}

TEST(Edid, IsRefusedWhenAnyByteIsWrong) {
  for (std::size_t i = 0; i < sizeof(Edid); ++i) {
    Edid edid = monitor();
    edid[i] ^= 1;
    EXPECT_FALSE(preferred_size(edid)) << i;
  }
}

TEST(Edid, IsRefusedWithoutItsHeader) {
  EXPECT_FALSE(preferred_size({}));
  Edid edid = monitor();
  edid[7] = 1;
  balance(edid);
  EXPECT_FALSE(preferred_size(edid));
}

TEST(Edid, MayHaveNoPreferredSize) {
  Edid edid = monitor();
  edid[54] = edid[55] = 0;
  balance(edid);
  EXPECT_FALSE(preferred_size(edid));
  edid = monitor();
  edid[59] = 0;
  edid[61] = 0x02;
  balance(edid);
  EXPECT_FALSE(preferred_size(edid));
}

}  // namespace
}  // namespace slipway::facts
