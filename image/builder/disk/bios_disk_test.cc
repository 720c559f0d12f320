// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/bios_disk.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <limits>

#include "boot/bios/layout/disk_layout.h"
#include "boot/loader/bundle/bundle_format.h"
#include "image/builder/bundle/bundle_writer.h"
#include "image/builder/disk/mbr.h"

namespace slipway::image {
namespace {

using testing::Test;

host::Bytes fit_boot_sector() {
  host::Bytes sector(bios::kSectorSize);
  std::fill_n(sector.begin(), bios::kStage2FirstSectorOffset, std::byte{0x90});
  sector[bios::kBootSignatureOffset] = std::byte{0x55};
  sector[bios::kBootSignatureOffset + 1] = std::byte{0xAA};
  return sector;
}

host::Bytes stage2_of(std::size_t size) {
  host::Bytes stage2(size, std::byte{0x90});
  bios::Stage2Header header = {};
  header.magic = bios::kStage2Magic;
  if (size >= sizeof header) {
    std::memcpy(stage2.data(), &header, sizeof header);
  }
  return stage2;
}

template <typename Field>
Field field_at(const host::Bytes& disk, std::size_t offset) {
  Field field;
  std::memcpy(&field, disk.data() + offset, sizeof field);
  return field;
}

class DiskImageTest : public Test {
 protected:
  host::Bytes lay_out() const { return lay_out_disk({boot_sector_, stage2_, bundle_}); }

  host::Bytes boot_sector_ = fit_boot_sector();
  host::Bytes stage2_ = stage2_of(1000);
  host::Bytes kernel_ = host::Bytes(5000, std::byte{0x11});
  host::Bytes bundle_ = write_bundle({.files = {{.name = "kernel", .bytes = kernel_, .cuts = {}}}});
};

TEST_F(DiskImageTest, HasEachPartInItsPlace) {
  const host::Bytes disk = lay_out();
  EXPECT_TRUE(std::equal(boot_sector_.begin(),
                         boot_sector_.begin() + bios::kStage2FirstSectorOffset, disk.begin()));
  EXPECT_TRUE(std::equal(stage2_.begin() + sizeof(bios::Stage2Header), stage2_.end(),
                         disk.begin() + 512 + sizeof(bios::Stage2Header)));
  EXPECT_TRUE(std::equal(bundle_.begin(), bundle_.end(), disk.begin() + (1 << 20)));
}

TEST_F(DiskImageTest, IsZeroWhereNothingLies) {
  const host::Bytes disk = lay_out();
  const auto is_zero = [](std::byte b) { return b == std::byte{0}; };
  const auto end_of_bundle = disk.begin() + (1 << 20) + static_cast<std::ptrdiff_t>(bundle_.size());
  EXPECT_TRUE(std::all_of(disk.begin() + 512 + 1000, disk.begin() + (1 << 20), is_zero));
  EXPECT_TRUE(std::all_of(end_of_bundle, disk.end(), is_zero));
}

TEST_F(DiskImageTest, FillsInTheBootSectorsFields) {
  const host::Bytes disk = lay_out();
  EXPECT_EQ(field_at<std::uint64_t>(disk, bios::kStage2FirstSectorOffset), 1u);
  EXPECT_EQ(field_at<std::uint16_t>(disk, bios::kStage2SectorCountOffset), 2);
  EXPECT_NE(field_at<std::uint32_t>(disk, bios::kDiskSignatureOffset), 0u);
  EXPECT_EQ(field_at<std::uint16_t>(disk, bios::kDiskSignatureOffset + 4), 0);
  EXPECT_EQ(field_at<std::uint16_t>(disk, bios::kBootSignatureOffset), 0xAA55);
}

TEST_F(DiskImageTest, HasOneActivePartition) {
  const host::Bytes disk = lay_out();
  const auto table = field_at<PartitionTable>(disk, bios::kPartitionTableOffset);
  EXPECT_EQ(table[0].status, PartitionStatus::kActive);
  EXPECT_EQ(table[0].type, kPartitionType);
  EXPECT_EQ(table[0].first_lba, kPartitionFirstSector);
  EXPECT_EQ(table[0].first_lba + std::uint64_t{table[0].sector_count}, disk.size() / 512);
  const host::Bytes others(48);
  EXPECT_EQ(std::memcmp(&table[1], others.data(), others.size()), 0);
}

TEST_F(DiskImageTest, TellsStage2WhereTheBundleIs) {
  const auto header = field_at<bios::Stage2Header>(lay_out(), 512);
  EXPECT_EQ(header.magic, bios::kStage2Magic);
  EXPECT_EQ(header.bundle_first_sector, kPartitionFirstSector);
  EXPECT_EQ(header.bundle_size, bundle_.size());
  const auto bundle_header = field_at<loader::BundleHeader>(bundle_, 0);
  EXPECT_EQ(header.bundle_header_size, bundle_header.header_size);
  EXPECT_EQ(header.first_sector, 1u) << "its own place";
}

// As boot_sector.S computes it.
std::uint32_t remainder_of_stage2(const host::Bytes& disk) {
  const std::size_t sectors = field_at<std::uint16_t>(disk, bios::kStage2SectorCountOffset);
  std::uint64_t remainder = 0;
  for (std::size_t offset = 512; offset < (1 + sectors) * 512; offset += 4) {
    remainder = (remainder << 32 | field_at<std::uint32_t>(disk, offset)) % bios::kStage2Modulus;
  }
  return static_cast<std::uint32_t>(remainder);
}

TEST_F(DiskImageTest, GivesStage2TheRightRemainder) {
  for (const std::size_t size : {64u, 1000u, 1024u, 1025u, 1026u, 1027u, 127u * 512}) {
    stage2_ = stage2_of(size);
    EXPECT_EQ(remainder_of_stage2(lay_out()), bios::kStage2Remainder) << size;
  }
}

// What a plain sum of words would miss.
class DamagedStage2Test : public DiskImageTest {
 protected:
  DamagedStage2Test() {
    stage2_ = stage2_of(127 * 512);
    std::uint32_t noise = 1;
    for (std::size_t i = sizeof(bios::Stage2Header); i < stage2_.size(); ++i) {
      noise = noise * 1664525 + 1013904223;
      stage2_[i] = static_cast<std::byte>(noise >> 24);
    }
    disk_ = lay_out();
  }

  void swap(std::size_t one, std::size_t other, std::size_t size) {
    const auto at = [this](std::size_t offset) {
      return disk_.begin() + static_cast<std::ptrdiff_t>(offset);
    };
    std::swap_ranges(at(one), at(one + size), at(other));
  }

  void flip(std::size_t bit) { disk_[512 + bit / 8] ^= std::byte{1} << bit % 8; }

  bool is_found() const { return remainder_of_stage2(disk_) != bios::kStage2Remainder; }

  host::Bytes disk_;
};

TEST_F(DamagedStage2Test, IsFoundWhereSectorsAreSwapped) {
  for (std::size_t sector = 2; sector < 127; ++sector) {
    swap(512, sector * 512, 512);
    EXPECT_TRUE(is_found()) << sector;
    swap(512, sector * 512, 512);
  }
  EXPECT_FALSE(is_found());
}

TEST_F(DamagedStage2Test, IsFoundWhereWordsAreSwapped) {
  for (std::size_t offset = 20004; offset < 24000; offset += 4) {
    swap(20000, offset, 4);
    EXPECT_TRUE(is_found()) << offset;
    swap(20000, offset, 4);
  }
}

TEST_F(DamagedStage2Test, IsFoundWhereTwoBitsHaveFlipped) {
  constexpr std::size_t kBit = 9031;
  flip(kBit);
  EXPECT_TRUE(is_found());
  // The same bit of other words, and others at all distances.
  for (std::size_t other = kBit + 1; other < 127 * 4096; other += other < 14000 ? 1 : 32 * 33) {
    flip(other);
    EXPECT_TRUE(is_found()) << other;
    flip(other);
  }
}

TEST_F(DiskImageTest, IsTheSameEachTime) {
  EXPECT_EQ(lay_out(), lay_out());
}

TEST_F(DiskImageTest, HasAnotherSignatureForAnotherKernel) {
  const host::Bytes one = lay_out();
  bundle_.back() ^= std::byte{1};
  const host::Bytes other = lay_out();
  EXPECT_NE(field_at<std::uint32_t>(one, bios::kDiskSignatureOffset),
            field_at<std::uint32_t>(other, bios::kDiskSignatureOffset));
}

TEST(ImageSizeTest, IsWholeMegabytesWithRoomForTheBundle) {
  constexpr std::uint64_t mib = 1 << 20;
  EXPECT_EQ(image_size(1), 2 * mib);
  EXPECT_EQ(image_size(mib), 2 * mib);
  EXPECT_EQ(image_size(mib + 1), 3 * mib);
  EXPECT_EQ(image_size(0), 2 * mib) << "an empty partition has no end";
}

TEST(BootSectorFaultTest, IsNoneForAFitOne) {
  EXPECT_EQ(boot_sector_fault(fit_boot_sector()), std::nullopt);
}

TEST(BootSectorFaultTest, NamesAWrongSize) {
  EXPECT_EQ(boot_sector_fault(host::Bytes(511)), "the boot sector has 511 bytes, not 512");
  EXPECT_EQ(boot_sector_fault(host::Bytes(513)), "the boot sector has 513 bytes, not 512");
}

TEST(BootSectorFaultTest, NamesAMissingSignature) {
  host::Bytes sector = fit_boot_sector();
  sector.back() = std::byte{0};
  EXPECT_EQ(boot_sector_fault(sector),
            "the boot sector does not end in the bytes 55 AA (offset 510)");
}

TEST(BootSectorFaultTest, FindsCodeInEveryByteThatTheBuilderFillsIn) {
  for (std::size_t offset = bios::kStage2FirstSectorOffset; offset < bios::kBootSignatureOffset;
       ++offset) {
    host::Bytes sector = fit_boot_sector();
    sector[offset] = std::byte{1};
    const auto fault = boot_sector_fault(sector);
    ASSERT_TRUE(fault.has_value()) << offset;
    EXPECT_TRUE(fault->starts_with("the boot sector's code runs into bytes 430 to 509")) << *fault;
  }
}

TEST(Stage2FaultTest, FindsWhatIsNoStage2) {
  EXPECT_EQ(stage2_fault(host::Bytes(63)), "stage 2 has 63 bytes, less than its header of 64");
  EXPECT_TRUE(stage2_fault(host::Bytes(64))->starts_with("stage 2 does not begin with its header"));
}

TEST(Stage2FaultTest, AcceptsAllThatOneCallReadsAndNotASectorMore) {
  constexpr std::size_t limit = bios::kStage2MaxSectors * bios::kSectorSize;
  EXPECT_EQ(stage2_fault(stage2_of(limit - bios::kSectorSize)), std::nullopt);
  EXPECT_EQ(stage2_fault(stage2_of(limit)), std::nullopt);
  const auto fault = stage2_fault(stage2_of(limit + 1));
  ASSERT_TRUE(fault.has_value());
  EXPECT_TRUE(fault->starts_with("stage 2 is 64.0 of 63.5 KiB")) << *fault;
  EXPECT_NE(fault->find("-Os"), std::string::npos) << *fault;
}

TEST(Stage2SizeSentenceTest, CountsWholeSectors) {
  EXPECT_EQ(stage2_size_sentence(31 * 1024 + 1), "stage 2 is 31.5 of 63.5 KiB");
}

TEST(BundleSizeFaultTest, IsAboutWhatAPartitionTableCanDescribe) {
  EXPECT_EQ(bundle_size_fault(std::uint64_t{1} << 40), std::nullopt);
  EXPECT_NE(bundle_size_fault(std::uint64_t{2} << 40), std::nullopt);
  EXPECT_NE(bundle_size_fault(std::numeric_limits<std::uint64_t>::max()), std::nullopt);
}

}  // namespace
}  // namespace slipway::image
