// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/display/vbe_blocks.h"

#include <gtest/gtest.h>

namespace slipway::bios::vbe {
namespace {

// 800x600 with 32 bits a pixel, blue lowest.
ModeBlock mode_800x600() {
  ModeBlock mode = {};
  mode.attributes = ModeBlock::kSupported | ModeBlock::kColor | ModeBlock::kGraphics |
                    ModeBlock::kLinearFramebuffer;
  mode.banked_pitch = 3200;
  mode.width = 800;
  mode.height = 600;
  mode.bits_per_pixel = 32;
  mode.memory_model = ModeBlock::kDirectColor;
  mode.red = {.size = 8, .position = 16};
  mode.green = {.size = 8, .position = 8};
  mode.blue = {.size = 8, .position = 0};
  mode.framebuffer = 0xE000'0000;
  return mode;
}

TEST(VbeBlocks, DescribesAMode) {
  const auto framebuffer = framebuffer_of(mode_800x600(), kVersion2);
  ASSERT_TRUE(framebuffer);
  EXPECT_EQ(framebuffer->physical_address, 0xE000'0000u);
  EXPECT_EQ(framebuffer->size, 3200u * 600);
  EXPECT_EQ(framebuffer->width, 800u);
  EXPECT_EQ(framebuffer->height, 600u);
  EXPECT_EQ(framebuffer->pitch, 3200u);
  EXPECT_EQ(framebuffer->bits_per_pixel, 32u);
  EXPECT_EQ(framebuffer->red.position, 16);
  EXPECT_EQ(framebuffer->red.size, 8);
  EXPECT_EQ(framebuffer->green.position, 8);
  EXPECT_EQ(framebuffer->blue.position, 0);
}

// From version 3.0 on a linear framebuffer may be another than the banked one.
TEST(VbeBlocks, PrefersTheLinearFieldsOfVersion3) {
  ModeBlock mode = mode_800x600();
  mode.linear_pitch = 4096;
  mode.linear_red = {.size = 8, .position = 0};
  mode.linear_green = {.size = 8, .position = 8};
  mode.linear_blue = {.size = 8, .position = 16};
  const auto framebuffer = framebuffer_of(mode, kVersion3);
  ASSERT_TRUE(framebuffer);
  EXPECT_EQ(framebuffer->pitch, 4096u);
  EXPECT_EQ(framebuffer->size, 4096u * 600);
  EXPECT_EQ(framebuffer->red.position, 0);
  EXPECT_EQ(framebuffer->blue.position, 16);
  EXPECT_EQ(framebuffer_of(mode, kVersion2)->pitch, 3200u);
}

TEST(VbeBlocks, DoesWithoutTheLinearFieldsWhereTheyAreEmpty) {
  const auto framebuffer = framebuffer_of(mode_800x600(), kVersion3);
  ASSERT_TRUE(framebuffer);
  EXPECT_EQ(framebuffer->pitch, 3200u);
}

TEST(VbeBlocks, RefusesWhatIsNoTrueColorFramebuffer) {
  for (const int bit : {0, 3, 4, 7}) {
    ModeBlock mode = mode_800x600();
    mode.attributes = static_cast<std::uint16_t>(mode.attributes & ~(1 << bit));
    EXPECT_FALSE(framebuffer_of(mode, kVersion2)) << "attribute " << bit;
  }
  for (const int bits : {0, 4, 8, 15, 16, 64}) {
    ModeBlock mode = mode_800x600();
    mode.bits_per_pixel = static_cast<std::uint8_t>(bits);
    EXPECT_FALSE(framebuffer_of(mode, kVersion2)) << bits << " bits";
  }
  ModeBlock packed = mode_800x600();
  packed.memory_model = 4;
  EXPECT_FALSE(framebuffer_of(packed, kVersion2));
}

TEST(VbeBlocks, RefusesNonsense) {
  ModeBlock nowhere = mode_800x600();
  nowhere.framebuffer = 0;
  EXPECT_FALSE(framebuffer_of(nowhere, kVersion2));
  ModeBlock overlapping_lines = mode_800x600();
  overlapping_lines.banked_pitch = 3199;
  EXPECT_FALSE(framebuffer_of(overlapping_lines, kVersion2));
  ModeBlock no_red = mode_800x600();
  no_red.red.size = 0;
  EXPECT_FALSE(framebuffer_of(no_red, kVersion2));
  ModeBlock beyond_the_pixel = mode_800x600();
  beyond_the_pixel.green.position = 25;
  EXPECT_FALSE(framebuffer_of(beyond_the_pixel, kVersion2));
}

TEST(VbeBlocks, Accepts24Bits) {
  ModeBlock mode = mode_800x600();
  mode.bits_per_pixel = 24;
  mode.banked_pitch = 2400;
  EXPECT_TRUE(framebuffer_of(mode, kVersion2));
}

}  // namespace
}  // namespace slipway::bios::vbe
