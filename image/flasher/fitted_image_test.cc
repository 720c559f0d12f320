// SPDX-License-Identifier: Apache-2.0
#include "image/flasher/fitted_image.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>

#include "boot/bios/layout/disk_layout.h"
#include "image/builder/disk/crc32.h"
#include "image/builder/disk/disk.h"
#include "image/builder/disk/gpt.h"
#include "image/builder/disk/gpt_headers.h"
#include "image/builder/disk/mbr.h"
#include "image/builder/testing/test_parts.h"

namespace slipway::image {
namespace {

using host::Bytes;

constexpr std::uint64_t kMib = 1 << 20;
constexpr std::byte kOld{0xAA};

Bytes new_image(const DiskFormat& format) {
  const Bytes boot_sector = fit_boot_sector();
  const Bytes stage2 = format.sector_size == 512 ? stage2_of(1000) : Bytes();
  const Bytes loader = uefi_loader_of(3000);
  const Bytes bundle(5000, std::byte{7});
  return lay_out_disk(
      format,
      {.boot_sector = boot_sector, .stage2 = stage2, .uefi_loader = loader, .bundle = bundle});
}

constexpr DiskFormat kGpt = {PartitionTableKind::kGpt, 512};
constexpr DiskFormat kGpt4096 = {PartitionTableKind::kGpt, 4096};
constexpr DiskFormat kMbr = {PartitionTableKind::kMbr, 512};

// Each is made once, which takes a while without optimization.
const Bytes& image_of(const DiskFormat& format) {
  static const Bytes kGptImage = new_image(kGpt);
  static const Bytes kGpt4096Image = new_image(kGpt4096);
  static const Bytes kMbrImage = new_image(kMbr);
  return format.table == PartitionTableKind::kMbr ? kMbrImage
         : format.sector_size == 512              ? kGptImage
                                                  : kGpt4096Image;
}

// A disk of that size, which had something else, with the image on it.
Bytes disk_with(const Bytes& image, std::uint64_t size) {
  const FittedImage fitted = fit(image, size).value();
  EXPECT_LE(fitted.start.size(), fitted.end_offset);
  EXPECT_EQ(fitted.end_offset + fitted.end.size(), size);
  Bytes disk(size, kOld);
  std::ranges::copy(fitted.start, disk.begin());
  std::ranges::copy(fitted.end, disk.begin() + static_cast<std::ptrdiff_t>(fitted.end_offset));
  return disk;
}

template <typename Field>
Field field_at(const Bytes& disk, std::uint64_t offset) {
  Field field;
  std::memcpy(&field, disk.data() + offset, sizeof field);
  return field;
}

Bytes part(const Bytes& bytes, std::uint64_t first, std::uint64_t end) {
  return {bytes.begin() + static_cast<std::ptrdiff_t>(first),
          bytes.begin() + static_cast<std::ptrdiff_t>(end)};
}

std::string sentence(const auto& result) {
  return result ? "" : result.error();
}

TEST(NeedsTest, AreThoseOfTheImage) {
  for (const DiskFormat& format : {kGpt, kGpt4096, kMbr}) {
    const Bytes& image = image_of(format);
    const auto needs = needs_of(image);
    ASSERT_TRUE(needs) << needs.error();
    EXPECT_EQ(needs->size, image.size());
    EXPECT_EQ(needs->sector_size, format.sector_size);
  }
}

TEST(NeedsTest, AreNotThereForOtherFiles) {
  for (const std::size_t size : {0u, 1u, 512u, 5000u}) {
    EXPECT_TRUE(sentence(needs_of(Bytes(size))).starts_with("it is no disk image")) << size;
  }
}

TEST(NeedsTest, AreNotThereWhereTheTableIsBroken) {
  for (const std::uint64_t place : {532u, 552u, 1029u}) {
    Bytes image = image_of(kGpt);
    image[place] ^= std::byte{1};
    EXPECT_TRUE(sentence(needs_of(image)).starts_with("its GUID partition table is not")) << place;
  }
  Bytes image = image_of(kGpt);
  image.resize(image.size() - 512);
  EXPECT_TRUE(sentence(needs_of(image)).starts_with("its GUID partition table is not"));
}

TEST(FittedImageTest, IsTheImageWhereTheDiskIsAsLarge) {
  for (const DiskFormat& format : {kGpt, kGpt4096, kMbr}) {
    const Bytes& image = image_of(format);
    EXPECT_EQ(disk_with(image, image.size()), image);
  }
}

class LargerDiskTest : public testing::TestWithParam<std::uint64_t> {};

TEST_P(LargerDiskTest, HasTheCopyOfTheTableAtItsEnd) {
  for (const DiskFormat& format : {kGpt, kGpt4096}) {
    const Bytes& image = image_of(format);
    const std::uint64_t size = image.size() + GetParam() * format.sector_size;
    const Bytes disk = disk_with(image, size);
    const std::uint64_t last = size / format.sector_size - 1;

    const auto first = field_at<gpt::Header>(disk, format.sector_size);
    const auto copy = field_at<gpt::Header>(disk, last * format.sector_size);
    EXPECT_EQ(first.header_crc32, checksum_of(first));
    EXPECT_EQ(copy.header_crc32, checksum_of(copy));
    EXPECT_EQ(first.alternate_lba, last);
    EXPECT_EQ(copy.my_lba, last);
    EXPECT_EQ(first.last_usable_lba, last - gpt_copy_sectors(format.sector_size));
    const auto entries =
        field_at<gpt::EntryArray>(disk, copy.partition_entry_lba * format.sector_size);
    EXPECT_EQ(crc32(std::as_bytes(std::span(entries))), copy.partition_entry_array_crc32);
    const auto protective = field_at<PartitionTable>(disk, bios::kPartitionTableOffset)[0];
    EXPECT_EQ(protective.sector_count, last);
    if (format.sector_size == 512) {
      EXPECT_EQ(protective.last[0], kHeads - 1) << "a whole cylinder";
      EXPECT_EQ(protective.last[1] & 0x3F, kSectorsPerTrack);
      EXPECT_EQ(protective.last[2], last / 2048);
    }

    // Everything else of the image is as it was, but for the place of the first copy.
    const std::uint64_t kept =
        image.size() - gpt_copy_sectors(format.sector_size) * format.sector_size;
    const std::uint64_t header_end = 2 * format.sector_size;
    EXPECT_EQ(part(disk, header_end, kept), part(image, header_end, kept));
    const std::uint64_t old_copy_end = std::min<std::uint64_t>(image.size(), size - kMib);
    if (old_copy_end > kept) {
      EXPECT_EQ(part(disk, kept, old_copy_end), Bytes(old_copy_end - kept));
    }
  }
}

TEST_P(LargerDiskTest, HasNothingOldAtItsEnd) {
  const Bytes& image = image_of(kMbr);
  const std::uint64_t size = image.size() + GetParam() * 512;
  const Bytes disk = disk_with(image, size);
  EXPECT_EQ(part(disk, 0, image.size()), image);
  const std::uint64_t wiped = std::max<std::uint64_t>(image.size(), size - kMib);
  EXPECT_EQ(part(disk, wiped, size), Bytes(size - wiped));
}

INSTANTIATE_TEST_SUITE_P(, LargerDiskTest, testing::Values(1, 33, 2049, 3001));

TEST(FittedImageTest, FitsNoSmallerDisk) {
  const Bytes& image = image_of(kGpt);
  EXPECT_FALSE(fit(image, image.size() - 512));
  EXPECT_FALSE(fit(image, image.size() + 1));
}

}  // namespace
}  // namespace slipway::image
