// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/mbr.h"

#include <gtest/gtest.h>

namespace slipway::image {
namespace {

TEST(ChsTest, CountsSectorsFromOne) {
  EXPECT_EQ(chs_of(0), (Chs{0, 1, 0}));
}

TEST(ChsTest, FillsTracksThenHeadsThenCylinders) {
  EXPECT_EQ(chs_of(31), (Chs{0, 32, 0}));
  EXPECT_EQ(chs_of(32), (Chs{1, 1, 0}));
  EXPECT_EQ(chs_of(2047), (Chs{63, 32, 0}));
  EXPECT_EQ(chs_of(2048), (Chs{0, 1, 1}));
}

TEST(ChsTest, PutsHighCylinderBitsAboveTheSector) {
  EXPECT_EQ(chs_of(255 * 2048), (Chs{0, 1, 255}));
  EXPECT_EQ(chs_of(256 * 2048), (Chs{0, 0x41, 0}));
  EXPECT_EQ(chs_of(0x3FF * 2048), (Chs{0, 0xC1, 0xFF}));
}

TEST(ChsTest, StaysAtTheLastAddressBeyondIt) {
  constexpr Chs last = {63, 0xC0 | 32, 0xFF};
  EXPECT_EQ(chs_of(1024 * 2048 - 2), (Chs{63, 0xC0 | 31, 0xFF}));
  EXPECT_EQ(chs_of(1024 * 2048 - 1), last);
  EXPECT_EQ(chs_of(1024 * 2048), last);
  EXPECT_EQ(chs_of(0xFFFF'FFFF), last);
}

TEST(PartitionTest, SaysWhereItBeginsAndEnds) {
  const PartitionEntry entry = partition(PartitionStatus::kActive, 0xDA, 2048, 4096);
  EXPECT_EQ(entry.status, PartitionStatus::kActive);
  EXPECT_EQ(entry.first, (Chs{0, 1, 1}));
  EXPECT_EQ(entry.type, 0xDA);
  EXPECT_EQ(entry.last, (Chs{63, 32, 2}));
  EXPECT_EQ(entry.first_lba, 2048u);
  EXPECT_EQ(entry.sector_count, 4096u);
}

TEST(PartitionTest, EndsBeyond32BitsWithoutWrapping) {
  const PartitionEntry entry = partition(PartitionStatus::kActive, 0xDA, 2048, 0xFFFF'FFFF);
  EXPECT_EQ(entry.last, (Chs{63, 0xE0, 0xFF}));
}

TEST(ProtectiveEntryTest, IsAllOfTheDiskBehindItsFirstSector) {
  const PartitionEntry entry = protective_entry(10'000);
  EXPECT_EQ(entry.type, 0xEE);
  EXPECT_EQ(entry.first_lba, 1u);
  EXPECT_EQ(entry.sector_count, 9999u);
  EXPECT_EQ(entry.last, chs_of(9999));
  EXPECT_EQ(protective_entry(0x1'0000'0000).sector_count, 0xFFFF'FFFFu);
  EXPECT_EQ(protective_entry(0x1'0000'0001).sector_count, 0xFFFF'FFFFu);
}

}  // namespace
}  // namespace slipway::image
