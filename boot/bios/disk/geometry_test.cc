// SPDX-License-Identifier: Apache-2.0
#include "boot/bios/disk/geometry.h"

#include <gtest/gtest.h>

namespace slipway::bios {
namespace {

// A 1.44 MB floppy: 80 cylinders, 2 heads, 18 sectors.
constexpr Geometry kFloppy = {.cylinders = 80, .heads = 2, .sectors_per_track = 18};

TEST(Geometry, IsReadFromTheRegistersOfTheBios) {
  const auto floppy = Geometry::from_registers(0x4F12, 0x0101);
  ASSERT_TRUE(floppy);
  EXPECT_EQ(floppy->sector_count(), kFloppy.sector_count());

  // The cylinder's two high bits are above the sector: 1023 cylinders and one, 255 heads, 63.
  const auto largest = Geometry::from_registers(0xFFFF, 0xFE80);
  ASSERT_TRUE(largest);
  EXPECT_EQ(largest->cylinders, 1024u);
  EXPECT_EQ(largest->heads, 255u);
  EXPECT_EQ(largest->sectors_per_track, 63u);
}

TEST(Geometry, WithoutSectorsIsNone) {
  EXPECT_FALSE(Geometry::from_registers(0xFFC0, 0xFE80));
}

TEST(Geometry, LocatesSectors) {
  const TrackSectors first = kFloppy.locate(0);
  EXPECT_EQ(first.cylinder, 0);
  EXPECT_EQ(first.head, 0);
  EXPECT_EQ(first.first, 1);
  EXPECT_EQ(first.remaining, 18);

  const TrackSectors last = kFloppy.locate(2879);
  EXPECT_EQ(last.cylinder, 79);
  EXPECT_EQ(last.head, 1);
  EXPECT_EQ(last.first, 18);
  EXPECT_EQ(last.remaining, 1);
}

TEST(Geometry, PacksCylinderAndSectorAsTheBiosWantsThem) {
  EXPECT_EQ(cylinder_and_sector({.cylinder = 0x312, .head = 0, .first = 5, .remaining = 1}),
            0x12C5u);
}

}  // namespace
}  // namespace slipway::bios
