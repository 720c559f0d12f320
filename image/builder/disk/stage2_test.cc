// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/stage2.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "boot/bios/layout/disk_layout.h"
#include "boot/loader/bundle/bundle_format.h"
#include "image/builder/bundle/bundle_writer.h"
#include "image/builder/testing/test_parts.h"

namespace slipway::image {
namespace {

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

// As boot_sector.S computes it.
std::uint32_t remainder_of(const host::Bytes& disk, const Extent& sectors) {
  std::uint64_t remainder = 0;
  for (std::size_t offset = sectors.first * 512; offset < sectors.end() * 512; offset += 4) {
    remainder = (remainder << 32 | field_at<std::uint32_t>(disk, offset)) % bios::kStage2Modulus;
  }
  return static_cast<std::uint32_t>(remainder);
}

// On a disk of three MiB, with the bundle in the last.
class Stage2Test : public testing::Test {
 protected:
  void put() {
    disk_ = host::Bytes(3 << 20);
    sectors_ = put_stage2(disk_, map_, stage2_, bundle_);
  }

  std::uint32_t remainder() const { return remainder_of(disk_, sectors_); }

  DiskMap map_ = {.stage2 = {.first = 34, .count = 2014}, .bundle = {.first = 4096, .count = 2048}};
  host::Bytes stage2_ = stage2_of(1000);
  host::Bytes kernel_ = host::Bytes(5000, std::byte{0x11});
  host::Bytes bundle_ = write_bundle({.files = {{.name = "kernel", .bytes = kernel_, .cuts = {}}}});
  host::Bytes disk_;
  Extent sectors_;
};

TEST_F(Stage2Test, IsWhereTheMapHasIt) {
  put();
  EXPECT_EQ(sectors_, (Extent{.first = 34, .count = 2}));
  EXPECT_EQ(std::memcmp(&disk_[34 * 512 + sizeof(bios::Stage2Header)],
                        &stage2_[sizeof(bios::Stage2Header)],
                        stage2_.size() - sizeof(bios::Stage2Header)),
            0);
}

TEST_F(Stage2Test, IsToldWhereTheBundleIs) {
  put();
  const auto header = field_at<bios::Stage2Header>(disk_, 34 * 512);
  EXPECT_EQ(header.magic, bios::kStage2Magic);
  EXPECT_EQ(header.bundle_first_sector, 4096u);
  EXPECT_EQ(header.bundle_size, bundle_.size());
  EXPECT_EQ(header.bundle_header_size, field_at<loader::BundleHeader>(bundle_, 0).header_size);
  EXPECT_EQ(header.first_sector, 34u) << "its own place";
}

TEST_F(Stage2Test, GivesStage2TheRightRemainder) {
  for (const std::size_t size : {64u, 1000u, 1024u, 1025u, 1026u, 1027u, 127u * 512}) {
    stage2_ = stage2_of(size);
    put();
    EXPECT_EQ(remainder(), bios::kStage2Remainder) << size;
  }
}

// What a plain sum of words would miss.
class DamagedStage2Test : public Stage2Test {
 protected:
  DamagedStage2Test() {
    stage2_ = stage2_of(127 * 512);
    std::uint32_t noise = 1;
    for (std::size_t i = sizeof(bios::Stage2Header); i < stage2_.size(); ++i) {
      noise = noise * 1664525 + 1013904223;
      stage2_[i] = static_cast<std::byte>(noise >> 24);
    }
    put();
  }

  void swap(std::size_t one, std::size_t other, std::size_t size) {
    const auto at = [this](std::size_t offset) {
      return disk_.begin() + static_cast<std::ptrdiff_t>(offset);
    };
    std::swap_ranges(at(one), at(one + size), at(other));
  }

  void flip(std::size_t bit) { disk_[34 * 512 + bit / 8] ^= std::byte{1} << bit % 8; }

  bool is_found() const { return remainder() != bios::kStage2Remainder; }
};

TEST_F(DamagedStage2Test, IsFoundWhereSectorsAreSwapped) {
  for (std::size_t sector = 35; sector < 34 + 127; ++sector) {
    swap(34 * 512, sector * 512, 512);
    EXPECT_TRUE(is_found()) << sector;
    swap(34 * 512, sector * 512, 512);
  }
  EXPECT_FALSE(is_found());
}

TEST_F(DamagedStage2Test, IsFoundWhereWordsAreSwapped) {
  for (std::size_t offset = 40004; offset < 44000; offset += 4) {
    swap(40000, offset, 4);
    EXPECT_TRUE(is_found()) << offset;
    swap(40000, offset, 4);
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

}  // namespace
}  // namespace slipway::image
