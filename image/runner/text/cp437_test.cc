#include "image/runner/text/cp437.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

TEST(Cp437, KeepsAscii) {
  for (int code = 0x20; code < 0x7F; ++code) {
    const char character = static_cast<char>(code);
    EXPECT_EQ(utf8_from_cp437(static_cast<std::uint8_t>(code)), std::string_view(&character, 1));
  }
}

TEST(Cp437, DrawsTheHighHalf) {
  EXPECT_EQ(utf8_from_cp437(0x84), "ä");
  EXPECT_EQ(utf8_from_cp437(0xC4), "─");
  EXPECT_EQ(utf8_from_cp437(0xDB), "█");
  EXPECT_EQ(utf8_from_cp437(0xFE), "■");
}

TEST(Cp437, DrawsControlCodesAsTheFontDoes) {
  EXPECT_EQ(utf8_from_cp437(0x01), "☺");
  EXPECT_EQ(utf8_from_cp437(0x7F), "⌂");
}

TEST(Cp437, HasTwoBlanks) {
  EXPECT_EQ(utf8_from_cp437(0x00), " ");
  EXPECT_EQ(utf8_from_cp437(0xFF), " ");
}

}  // namespace
}  // namespace slipway::runner
