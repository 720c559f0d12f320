// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/gpt_disk.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string_view>

#include "image/builder/disk/crc32.h"
#include "image/builder/disk/gpt.h"
#include "image/builder/testing/test_parts.h"

namespace slipway::image {
namespace {

constexpr std::uint64_t kMib = 1 << 20;

const DiskIdentity kIdentity({});

TEST(GptDiskTest, HasItsPartsInTheirPlaces) {
  const DiskMap map = gpt_disk_map({.stage2 = 1000, .efi_system = kMib, .bundle = 5000}, 512);
  EXPECT_EQ(map.stage2, (Extent{.first = 34, .count = 2014}));
  EXPECT_EQ(map.efi_system, (Extent{.first = 2048, .count = 2048}));
  EXPECT_EQ(map.bundle, (Extent{.first = 4096, .count = 2048}));
  EXPECT_EQ(map.size(), 4 * kMib) << "the last for the copy of the table";
}

TEST(GptDiskTest, HasNoPlaceForWhatIsNotThere) {
  const DiskMap bios = gpt_disk_map({.stage2 = 1000, .bundle = 5000}, 512);
  EXPECT_TRUE(bios.efi_system.empty());
  EXPECT_EQ(bios.bundle.first, 2048u);
  const DiskMap uefi = gpt_disk_map({.efi_system = kMib, .bundle = 5000}, 512);
  EXPECT_TRUE(uefi.stage2.empty());
  EXPECT_EQ(uefi.efi_system.first, 2048u);
}

TEST(GptDiskTest, HasPartitionsOfWholeMiB) {
  for (const std::uint32_t sector_size : {512u, 4096u}) {
    EXPECT_EQ(gpt_disk_map({.bundle = kMib}, sector_size).size(), 3 * kMib);
    EXPECT_EQ(gpt_disk_map({.bundle = kMib + 1}, sector_size).size(), 4 * kMib);
    EXPECT_EQ(gpt_disk_map({.bundle = 0}, sector_size).bundle.count, kMib / sector_size);
  }
}

TEST(GptDiskTest, DescribesDisksOfAnySize) {
  const DiskMap map = gpt_disk_map({.stage2 = 1, .bundle = std::uint64_t{3} << 40}, 512);
  EXPECT_EQ(map.sector_count, (std::uint64_t{3} << 31) + 2 * 2048);
  EXPECT_EQ(protective_table(map)[0].sector_count, 0xFFFF'FFFFu);
}

TEST(GptDiskTest, CountsSectorsOf4096Bytes) {
  const DiskMap map = gpt_disk_map({.efi_system = kMib, .bundle = 5000}, 4096);
  EXPECT_EQ(map.efi_system, (Extent{.first = 256, .count = 256}));
  EXPECT_EQ(map.bundle, (Extent{.first = 512, .count = 256}));
  EXPECT_EQ(map.offset_of(map.bundle), 2 * kMib);
  EXPECT_EQ(map.size(), 4 * kMib);
}

TEST(ProtectiveTableTest, HasADummyThatIsActiveBesideTheProtectiveEntry) {
  const PartitionTable table = protective_table(gpt_disk_map({.stage2 = 1, .bundle = 1}, 512));
  EXPECT_EQ(table[0].status, PartitionStatus::kInactive);
  EXPECT_EQ(table[0].type, 0xEE);
  EXPECT_EQ(table[0].first, (Chs{0, 2, 0})) << "the 0x000200 of the specification";
  EXPECT_EQ(table[0].first_lba, 1u);
  EXPECT_EQ(table[0].sector_count, 3 * 2048 - 1u);
  EXPECT_EQ(table[1].status, PartitionStatus::kActive);
  EXPECT_EQ(table[1].type, 0);
  EXPECT_EQ(table[1].first_lba, 0u);
  EXPECT_EQ(table[1].sector_count, 1u);
  EXPECT_EQ(table[2].sector_count, 0u);
}

TEST(ProtectiveTableTest, HasNoneForUefiAlone) {
  const PartitionTable table =
      protective_table(gpt_disk_map({.efi_system = kMib, .bundle = 1}, 4096));
  EXPECT_EQ(table[0].sector_count, 4 * 256 - 1u);
  EXPECT_EQ(table[1].status, PartitionStatus::kInactive);
  EXPECT_EQ(table[1].sector_count, 0u);
}

// With sectors of each size.
class GptTest : public testing::TestWithParam<std::uint32_t> {
 protected:
  GptTest() { put_gpt(disk_, map_, kIdentity); }

  gpt::Header header(std::uint64_t lba) const {
    return field_at<gpt::Header>(disk_, lba * GetParam());
  }
  gpt::EntryArray entries(const gpt::Header& header) const {
    return field_at<gpt::EntryArray>(disk_, header.partition_entry_lba * GetParam());
  }

  DiskMap map_ = gpt_disk_map(
      {.stage2 = GetParam() == 512 ? 1u : 0u, .efi_system = kMib, .bundle = 5000}, GetParam());
  host::Bytes disk_ = host::Bytes(map_.size());
};

TEST_P(GptTest, HasItsCopyAtTheEnd) {
  const gpt::Header first = header(1);
  const gpt::Header last = header(map_.sector_count - 1);
  EXPECT_EQ(first.my_lba, 1u);
  EXPECT_EQ(first.alternate_lba, last.my_lba);
  EXPECT_EQ(first.partition_entry_lba, 2u);
  EXPECT_EQ(last.my_lba, map_.sector_count - 1);
  EXPECT_EQ(last.alternate_lba, 1u);
  EXPECT_EQ(last.partition_entry_lba * GetParam() + 16384, last.my_lba * GetParam());
  EXPECT_EQ(first.disk_guid, last.disk_guid);
  EXPECT_EQ(
      std::memcmp(&disk_[2 * GetParam()], &disk_[last.partition_entry_lba * GetParam()], 16384), 0);
  for (const gpt::Header& header : {first, last}) {
    EXPECT_EQ(header.first_usable_lba * GetParam(), 2 * GetParam() + 16384u);
    EXPECT_EQ(header.last_usable_lba, last.partition_entry_lba - 1);
  }
}

TEST_P(GptTest, HasChecksums) {
  for (gpt::Header header : {header(1), header(map_.sector_count - 1)}) {
    const gpt::EntryArray array = entries(header);
    EXPECT_EQ(header.partition_entry_array_crc32, crc32(std::as_bytes(std::span(array))));
    const std::uint32_t checksum = header.header_crc32;
    header.header_crc32 = 0;
    EXPECT_EQ(checksum, crc32(std::as_bytes(std::span(&header, 1)).first(92)));
  }
}

TEST_P(GptTest, ListsThePartitionsInTheOrderOfTheDisk) {
  const gpt::EntryArray array = entries(header(1));
  const std::size_t count = GetParam() == 512 ? 3 : 2;
  for (std::size_t i = 0; i < count; ++i) {
    EXPECT_EQ(array[i].unique_guid, kIdentity.partition_guid(i + 1));
    EXPECT_LE(array[i].starting_lba, array[i].ending_lba);
    EXPECT_TRUE(i == 0 || array[i - 1].ending_lba < array[i].starting_lba);
  }
  EXPECT_EQ(array[count].type, Guid{});
  EXPECT_EQ(array[count - 1].type, gpt::kBootBundlePartition);
  EXPECT_EQ(array[count - 1].starting_lba, map_.bundle.first);
  EXPECT_EQ(array[count - 1].ending_lba, map_.bundle.last());
  EXPECT_EQ(array[count - 2].type, gpt::kEfiSystemPartition);
  EXPECT_EQ(array[count - 2].starting_lba, map_.efi_system.first);
  EXPECT_EQ(std::u16string_view(array[count - 1].name.data()), u"Slipway bundle");
}

TEST_P(GptTest, SaysWhatABiosStarts) {
  const gpt::EntryArray array = entries(header(1));
  if (GetParam() == 512) {
    EXPECT_EQ(array[0].type, gpt::kBiosBootPartition);
    EXPECT_EQ(array[0].attributes, 4u);
    EXPECT_EQ(array[0].starting_lba, 34u);
    EXPECT_EQ(array[0].ending_lba, 2047u);
  }
  EXPECT_EQ(array[1].attributes, 0u);
}

INSTANTIATE_TEST_SUITE_P(SectorSizes, GptTest, testing::Values(512u, 4096u));

}  // namespace
}  // namespace slipway::image
