// SPDX-License-Identifier: Apache-2.0
#include "image/signer/image_loader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <tuple>

#include "image/builder/disk/disk.h"
#include "image/builder/testing/test_parts.h"

namespace slipway::image {
namespace {

std::string sentence(const auto& result) {
  return result ? "" : result.error();
}

// Disks of each format that has a UEFI loader.
class ImageLoaderTest : public testing::TestWithParam<DiskFormat> {
 protected:
  static constexpr std::uint32_t kSector = 512;

  host::Bytes disk(const host::Bytes& loader) const {
    const bool for_bios = GetParam().sector_size == kSector;
    return lay_out_disk(GetParam(), {.boot_sector = boot_sector_,
                                     .stage2 = for_bios ? stage2_ : host::Bytes(),
                                     .uefi_loader = loader,
                                     .bundle = bundle_});
  }

  DiskMap map(const host::Bytes& loader) const {
    return disk_map(GetParam(),
                    {.stage2 = GetParam().sector_size == kSector ? stage2_ : host::Bytes(),
                     .uefi_loader = loader,
                     .bundle = bundle_});
  }

  host::Bytes boot_sector_ = fit_boot_sector();
  host::Bytes stage2_ = stage2_of(1000);
  host::Bytes loader_ = uefi_loader_of(3000);
  host::Bytes bundle_ = host::Bytes(5000, std::byte{7});
};

TEST_P(ImageLoaderTest, IsTheOneThatWasPutIn) {
  const auto found = loader_in(disk(loader_));
  ASSERT_TRUE(found) << sentence(found);
  ASSERT_EQ(found->size(), loader_.size());
  EXPECT_TRUE(std::equal(loader_.begin(), loader_.begin() + kTestLoaderHeader, found->begin()));
}

TEST_P(ImageLoaderTest, IsReplacedByALargerOneAndByTheFirstAgain) {
  const host::Bytes before = disk(loader_);
  host::Bytes image = before;
  host::Bytes other(70000, std::byte{0x5A});
  ASSERT_TRUE(put_loader(image, other));
  EXPECT_EQ(loader_in(image), other);

  const DiskMap map = this->map(loader_);
  const std::uint64_t start = map.offset_of(map.efi_system);
  const std::uint64_t end = start + map.efi_system.count * map.sector_size;
  for (std::size_t i = 0; i < image.size(); ++i) {
    if (i == start) {
      i = end;
    }
    ASSERT_EQ(image[i], before[i]) << i << ": outside of the EFI system partition";
  }

  ASSERT_TRUE(put_loader(image, loader_in(before).value()));
  EXPECT_EQ(image, before);
}

TEST_P(ImageLoaderTest, DoesNotBecomeLargerThanItsPartition) {
  host::Bytes image = disk(loader_);
  const host::Bytes before = image;
  EXPECT_TRUE(sentence(put_loader(image, host::Bytes(1 << 20)))
                  .starts_with("the signed loader has 1048576 bytes, more than "));
  EXPECT_EQ(image, before);
}

TEST_P(ImageLoaderTest, IsNotTakenFromWhatSomebodyChanged) {
  const DiskMap map = this->map(loader_);
  for (const std::uint64_t offset : {0u, 43u, 511u, 600u, 0x8000u, 0xF'FFFFu}) {
    host::Bytes image = disk(loader_);
    image[map.offset_of(map.efi_system) + offset] ^= std::byte{0x80};
    const auto found = loader_in(image);
    // The file's own bytes may be any; the file system's may not.
    if (!found) {
      EXPECT_TRUE(
          found.error().starts_with("its EFI system partition is not as disk_image made it"))
          << found.error();
    } else {
      EXPECT_NE(found, loader_in(disk(loader_))) << offset;
    }
  }
}

TEST_P(ImageLoaderTest, IsNotTakenFromAnImageThatWasCutShort) {
  host::Bytes image = disk(loader_);
  const DiskMap map = this->map(loader_);
  image.resize(map.offset_of(map.efi_system) + 1000);
  EXPECT_EQ(sentence(loader_in(image)),
            "its EFI system partition ends beyond the image: it was cut short");
}

INSTANTIATE_TEST_SUITE_P(, ImageLoaderTest,
                         testing::Values(DiskFormat{PartitionTableKind::kGpt, 512},
                                         DiskFormat{PartitionTableKind::kGpt, 4096},
                                         DiskFormat{PartitionTableKind::kMbr, 512}));

TEST(NoImageLoader, IsInADiskForABios) {
  const host::Bytes boot_sector = fit_boot_sector();
  const host::Bytes stage2 = stage2_of(1000);
  for (const auto table : {PartitionTableKind::kGpt, PartitionTableKind::kMbr}) {
    const host::Bytes image =
        lay_out_disk({.table = table}, {.boot_sector = boot_sector, .stage2 = stage2});
    EXPECT_TRUE(sentence(loader_in(image)).starts_with("it has no UEFI loader"))
        << sentence(loader_in(image));
  }
}

TEST(NoImageLoader, IsInWhatIsNoDisk) {
  for (const std::size_t size : {0u, 1u, 511u, 512u, 5000u}) {
    EXPECT_TRUE(sentence(loader_in(host::Bytes(size))).starts_with("it is no disk image")) << size;
  }
}

}  // namespace
}  // namespace slipway::image
