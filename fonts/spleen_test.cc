// SPDX-License-Identifier: Apache-2.0
// What consoles draw: each character of code page 437 by a glyph of its own, in each size.
#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <string>

#include "slipway/fonts/spleen_16x32.h"
#include "slipway/fonts/spleen_32x64.h"
#include "slipway/fonts/spleen_8x16.h"
#include "slipway/machine/devices/cp437.h"

namespace slipway::fonts {
namespace {

namespace cp437 = machine::cp437;

struct Size {
  const Font& font;
  int width;
  int height;
};

class SpleenTest : public testing::TestWithParam<Size> {
 protected:
  const Font& font() const { return GetParam().font; }

  // The glyph as it is seen.
  std::string picture(std::uint8_t code) const {
    std::string picture;
    for (int y = 0; y < font().height; ++y) {
      for (int x = 0; x < font().width; ++x) {
        picture += font().is_ink(code, x, y) ? '#' : '.';
      }
      picture += '\n';
    }
    return picture;
  }
};

TEST_P(SpleenTest, HasTheSizeOfItsName) {
  EXPECT_EQ(font().width, GetParam().width);
  EXPECT_EQ(font().height, GetParam().height);
}

// So that a screen of glyphs can be read back as text.
TEST_P(SpleenTest, HasAGlyphOfItsOwnForEachCharacter) {
  std::map<std::string, int> seen;
  for (int code = 0x01; code < 0xFF; ++code) {  // 0x00 and 0xFF are blank, as the space is
    const std::string glyph = picture(static_cast<std::uint8_t>(code));
    const auto [other, is_new] = seen.emplace(glyph, code);
    // The larger ones have one bullet for two characters.
    const bool same_bullet = font().height > 16 && code == cp437::glyph_of(U'\u2219') &&
                             other->second == cp437::glyph_of(U'\u2022');
    EXPECT_TRUE(is_new || same_bullet) << code << " looks as " << other->second << " does:\n"
                                       << glyph;
  }
}

TEST_P(SpleenTest, BlocksFillTheirCells) {
  const std::uint8_t full = cp437::glyph_of(U'█');
  const std::uint8_t left = cp437::glyph_of(U'▌');
  const std::uint8_t lower = cp437::glyph_of(U'▄');
  for (int y = 0; y < font().height; ++y) {
    for (int x = 0; x < font().width; ++x) {
      EXPECT_FALSE(font().is_ink(' ', x, y));
      EXPECT_TRUE(font().is_ink(full, x, y));
      EXPECT_EQ(font().is_ink(left, x, y), x < font().width / 2);
      EXPECT_EQ(font().is_ink(lower, x, y), y >= font().height / 2);
    }
  }
}

TEST_P(SpleenTest, LinesReachTheEdges) {
  const std::uint8_t cross = cp437::glyph_of(U'┼');
  bool up = false;
  bool down = false;
  for (int x = 0; x < font().width; ++x) {
    up |= font().is_ink(cross, x, 0);
    down |= font().is_ink(cross, x, font().height - 1);
  }
  bool left = false;
  bool right = false;
  for (int y = 0; y < font().height; ++y) {
    left |= font().is_ink(cross, 0, y);
    right |= font().is_ink(cross, font().width - 1, y);
  }
  EXPECT_TRUE(up && down && left && right) << picture(cross);
}

INSTANTIATE_TEST_SUITE_P(AllSizes, SpleenTest,
                         testing::Values(Size{spleen_8x16, 8, 16}, Size{spleen_16x32, 16, 32},
                                         Size{spleen_32x64, 32, 64}));

TEST(Spleen8x16, LooksAsItDoes) {
  std::string picture;
  for (int y = 0; y < spleen_8x16.height; ++y) {
    for (int x = 0; x < spleen_8x16.width; ++x) {
      picture += spleen_8x16.is_ink('F', x, y) ? '#' : '.';
    }
    picture += '\n';
  }
  EXPECT_EQ(picture,
            "........\n"
            "........\n"
            ".######.\n"
            "##......\n"
            "##......\n"
            "##......\n"
            "#####...\n"
            "##......\n"
            "##......\n"
            "##......\n"
            "##......\n"
            "##......\n"
            "........\n"
            "........\n"
            "........\n"
            "........\n");
}

}  // namespace
}  // namespace slipway::fonts
