// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/mbr_disk.h"

#include <gtest/gtest.h>

#include <limits>

namespace slipway::image {
namespace {

constexpr std::uint64_t kMib = 1 << 20;

TEST(MbrDiskTest, HasStage2InTheGapAndTheBundleBehindIt) {
  const DiskMap map = mbr_disk_map({.stage2 = 1000, .bundle = 5000});
  EXPECT_EQ(map.stage2, (Extent{.first = 1, .count = 2047}));
  EXPECT_EQ(map.bundle, (Extent{.first = 2048, .count = 2048}));
  EXPECT_TRUE(map.efi_system.empty());
  EXPECT_EQ(map.size(), 2 * kMib);
}

TEST(MbrDiskTest, HasTheEfiSystemPartitionLast) {
  const DiskMap map = mbr_disk_map({.stage2 = 1000, .efi_system = 2 * kMib, .bundle = kMib + 1});
  EXPECT_EQ(map.bundle, (Extent{.first = 2048, .count = 4096}));
  EXPECT_EQ(map.efi_system, (Extent{.first = 6144, .count = 4096}));
  EXPECT_EQ(map.size(), 5 * kMib);
}

TEST(MbrDiskTest, EndsOnAWholeMiB) {
  EXPECT_EQ(mbr_disk_map({.bundle = kMib}).size(), 2 * kMib);
  EXPECT_EQ(mbr_disk_map({.bundle = kMib + 1}).size(), 3 * kMib);
  EXPECT_EQ(mbr_disk_map({.bundle = 0}).size(), 2 * kMib) << "an empty partition has no end";
}

TEST(MbrDiskTest, HasOneActivePartition) {
  const PartitionTable table = mbr_disk_table(mbr_disk_map({.stage2 = 1, .bundle = 5000}));
  EXPECT_EQ(table[0].status, PartitionStatus::kActive);
  EXPECT_EQ(table[0].type, 0xDA);
  EXPECT_EQ(table[0].first_lba, 2048u);
  EXPECT_EQ(table[0].sector_count, 2048u);
  for (std::size_t i = 1; i < table.size(); ++i) {
    EXPECT_EQ(table[i].type, 0) << i;
    EXPECT_EQ(table[i].sector_count, 0u) << i;
  }
}

TEST(MbrDiskTest, NamesTheEfiSystemPartition) {
  const PartitionTable table =
      mbr_disk_table(mbr_disk_map({.stage2 = 1, .efi_system = kMib, .bundle = 5000}));
  EXPECT_EQ(table[1].status, PartitionStatus::kInactive);
  EXPECT_EQ(table[1].type, 0xEF);
  EXPECT_EQ(table[1].first_lba, 4096u);
  EXPECT_EQ(table[1].sector_count, 2048u);
}

TEST(MbrDiskTest, IsNotActiveForUefiAlone) {
  const DiskMap map = mbr_disk_map({.efi_system = kMib, .bundle = 5000});
  EXPECT_TRUE(map.stage2.empty());
  EXPECT_EQ(mbr_disk_table(map)[0].status, PartitionStatus::kInactive);
}

TEST(MbrDiskTest, CannotDescribeMoreThanTwoTiB) {
  constexpr std::uint64_t kMost = (std::uint64_t{2} << 40) - 2 * kMib;
  EXPECT_EQ(mbr_disk_fault({.bundle = std::uint64_t{1} << 40}), std::nullopt);
  EXPECT_EQ(mbr_disk_fault({.bundle = kMost}), std::nullopt);
  EXPECT_NE(mbr_disk_fault({.bundle = kMost + 1}), std::nullopt);
  EXPECT_NE(mbr_disk_fault({.efi_system = kMib, .bundle = kMost}), std::nullopt);
  const auto fault = mbr_disk_fault({.bundle = std::numeric_limits<std::uint64_t>::max()});
  ASSERT_TRUE(fault.has_value());
  EXPECT_TRUE(fault->contains("layout = \"gpt\"")) << *fault;
}

}  // namespace
}  // namespace slipway::image
