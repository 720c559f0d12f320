// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/disk.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "boot/bios/layout/disk_layout.h"
#include "boot/uefi/layout/loader_header.h"
#include "image/builder/bundle/bundle_writer.h"
#include "image/builder/disk/mbr.h"
#include "image/builder/testing/test_parts.h"

namespace slipway::image {
namespace {

constexpr std::uint64_t kMib = 1 << 20;

constexpr std::size_t kNowhere = ~std::size_t{0};

// Where `part` begins in `disk`, from `offset` on.
std::size_t place_of(const host::Bytes& disk, std::span<const std::byte> part,
                     std::size_t offset = 0) {
  const auto found = std::ranges::search(std::span(disk).subspan(offset), part);
  return found.empty() ? kNowhere : static_cast<std::size_t>(found.data() - disk.data());
}

class DiskTest : public testing::TestWithParam<PartitionTableKind> {
 protected:
  DiskParts parts() const {
    return {boot_sector_, cd_boot_sector(), stage2_, uefi_loader_, bundle_};
  }
  DiskFormat format() const { return {.table = GetParam()}; }
  host::Bytes lay_out() const { return lay_out_disk(format(), parts()); }

  std::span<const std::byte> cd_boot_sector() const {
    return GetParam() == PartitionTableKind::kIso ? cd_boot_sector_ : std::span<const std::byte>();
  }

  // All after the header, which differs.
  std::span<const std::byte> stage2_code() const {
    return std::span(stage2_).subspan(sizeof(bios::Stage2Header));
  }

  static std::uint32_t signature(const host::Bytes& disk) {
    return field_at<std::uint32_t>(disk, bios::kDiskSignatureOffset);
  }

  host::Bytes boot_sector_ = fit_boot_sector();
  host::Bytes cd_boot_sector_ = fit_boot_sector();
  host::Bytes stage2_ = stage2_of(1000);
  host::Bytes uefi_loader_ = uefi_loader_of(3000);
  host::Bytes kernel_ = host::Bytes(5000, std::byte{0x11});
  host::Bytes bundle_ = write_bundle({.files = {{.name = "kernel", .bytes = kernel_, .cuts = {}}}});
};

TEST_P(DiskTest, HasEachPartInItsPlace) {
  const host::Bytes disk = lay_out();
  const DiskMap map = disk_map(format(), parts());
  EXPECT_EQ(disk.size(), map.size());
  EXPECT_EQ(place_of(disk, std::span(boot_sector_).first(bios::kStage2FirstSectorOffset)), 0u);
  EXPECT_EQ(place_of(disk, stage2_code()), map.stage2.first * 512 + sizeof(bios::Stage2Header));
  EXPECT_EQ(place_of(disk, bundle_), map.bundle.first * 512);
  const std::size_t loader = place_of(disk, std::span(uefi_loader_).first(kTestLoaderHeader));
  EXPECT_GT(loader, map.efi_system.first * 512);
  EXPECT_LT(loader, map.efi_system.end() * 512);
}

TEST_P(DiskTest, HasKernelAndModulesOnce) {
  const host::Bytes disk = lay_out();
  const std::size_t first = place_of(disk, bundle_);
  EXPECT_EQ(place_of(disk, bundle_, first + 1), kNowhere);
}

TEST_P(DiskTest, TellsEachLoaderWhereTheBundleIs) {
  const host::Bytes disk = lay_out();
  const DiskMap map = disk_map(format(), parts());
  const auto first = field_at<std::uint64_t>(disk, bios::kStage2FirstSectorOffset);
  EXPECT_EQ(first, map.stage2.first);
  EXPECT_EQ(field_at<std::uint16_t>(disk, bios::kStage2SectorCountOffset), 2)
      << "not the room that there is";
  const auto stage2 = field_at<bios::Stage2Header>(disk, first * 512);
  EXPECT_EQ(stage2.magic, bios::kStage2Magic);
  EXPECT_EQ(stage2.bundle_first_sector, map.bundle.first);

  const std::size_t loader = place_of(disk, std::as_bytes(std::span(uefi::kLoaderMagic)));
  const auto header = field_at<uefi::LoaderHeader>(disk, loader);
  EXPECT_EQ(header.bundle_offset, map.bundle.first * 512);
  EXPECT_EQ(header.bundle_size, stage2.bundle_size);
  EXPECT_EQ(header.bundle_header_size, stage2.bundle_header_size);
  EXPECT_EQ(header.disk_signature, signature(disk));
}

TEST_P(DiskTest, HasWhatTheFirmwareNeedsAndNoMore) {
  uefi_loader_.clear();
  const host::Bytes bios = lay_out();
  const std::uint64_t copy = GetParam() == PartitionTableKind::kMbr ? 0 : kMib;
  EXPECT_EQ(bios.size(), 2 * kMib + copy);
  EXPECT_EQ(place_of(bios, bundle_), kMib);
  EXPECT_NE(place_of(bios, stage2_code()), kNowhere);

  uefi_loader_ = uefi_loader_of(3000);
  boot_sector_.clear();
  stage2_.clear();
  const host::Bytes uefi = lay_out();
  EXPECT_EQ(uefi.size(), 3 * kMib + copy);
  EXPECT_EQ(field_at<std::uint64_t>(uefi, bios::kStage2FirstSectorOffset), 0u);
  EXPECT_EQ(field_at<std::uint16_t>(uefi, bios::kStage2SectorCountOffset), 0);
  EXPECT_EQ(field_at<std::uint16_t>(uefi, bios::kBootSignatureOffset), 0xAA55);
  const auto table = field_at<PartitionTable>(uefi, bios::kPartitionTableOffset);
  EXPECT_TRUE(std::ranges::none_of(
      table, [](const PartitionEntry& entry) { return entry.status == PartitionStatus::kActive; }));
}

TEST_P(DiskTest, IsTheSameEachTime) {
  EXPECT_EQ(lay_out(), lay_out());
}

TEST_P(DiskTest, HasAnotherSignatureForOtherParts) {
  const host::Bytes disk = lay_out();
  EXPECT_NE(signature(disk), 0u);
  for (host::Bytes* part : {&boot_sector_, &stage2_, &uefi_loader_, &bundle_}) {
    part->back() ^= std::byte{1};
    EXPECT_NE(signature(lay_out()), signature(disk));
    part->back() ^= std::byte{1};
  }
}

INSTANTIATE_TEST_SUITE_P(Tables, DiskTest,
                         testing::Values(PartitionTableKind::kGpt, PartitionTableKind::kMbr,
                                         PartitionTableKind::kIso));

TEST(DiskFormatTest, MakesAnotherDiskOfTheSameParts) {
  const host::Bytes boot_sector = fit_boot_sector();
  const host::Bytes stage2 = stage2_of(1000);
  const host::Bytes bundle(5000);
  const DiskParts parts = {.boot_sector = boot_sector, .stage2 = stage2, .bundle = bundle};
  const host::Bytes gpt = lay_out_disk({.table = PartitionTableKind::kGpt}, parts);
  const host::Bytes mbr = lay_out_disk({.table = PartitionTableKind::kMbr}, parts);
  const host::Bytes iso = lay_out_disk({.table = PartitionTableKind::kIso}, parts);
  EXPECT_NE(field_at<std::uint32_t>(gpt, bios::kDiskSignatureOffset),
            field_at<std::uint32_t>(mbr, bios::kDiskSignatureOffset));
  EXPECT_NE(field_at<std::uint32_t>(gpt, bios::kDiskSignatureOffset),
            field_at<std::uint32_t>(iso, bios::kDiskSignatureOffset));
}

TEST(DiskFormatTest, HasSectorsOf4096Bytes) {
  const host::Bytes loader = uefi_loader_of(3000);
  const host::Bytes bundle(5000, std::byte{7});
  const host::Bytes disk =
      lay_out_disk({.sector_size = 4096}, {.uefi_loader = loader, .bundle = bundle});
  EXPECT_EQ(place_of(disk, bundle), 2 * kMib);
  EXPECT_EQ(field_at<std::uint64_t>(disk, 4096), 0x5452'4150'2049'4645u) << "the GPT's header";
  EXPECT_EQ(field_at<std::uint16_t>(disk, kMib + 11), 4096) << "the file system's sectors";
}

TEST(SizeFaultTest, IsAboutWhatATableCanDescribe) {
  const DiskFormat gpt = {.table = PartitionTableKind::kGpt};
  const DiskFormat mbr = {.table = PartitionTableKind::kMbr};
  EXPECT_EQ(bundle_size_fault(gpt, 3000, std::uint64_t{2} << 40), std::nullopt);
  EXPECT_EQ(bundle_size_fault(mbr, 0, std::uint64_t{1} << 40), std::nullopt);
  EXPECT_EQ(bundle_size_fault(mbr, 0, (std::uint64_t{2} << 40) - 2 * kMib), std::nullopt);
  EXPECT_NE(bundle_size_fault(mbr, 3000, (std::uint64_t{2} << 40) - 2 * kMib), std::nullopt);
  EXPECT_NE(bundle_size_fault(mbr, 0, std::uint64_t{2} << 40), std::nullopt);
  const DiskFormat iso = {.table = PartitionTableKind::kIso};
  EXPECT_EQ(bundle_size_fault(iso, 3000, (std::uint64_t{4} << 30) - 1), std::nullopt);
  EXPECT_NE(bundle_size_fault(iso, 3000, std::uint64_t{4} << 30), std::nullopt);
}

TEST(SizeFaultTest, IsAboutWhatAFileSystemCanHold) {
  for (const std::uint32_t sector_size : {512u, 4096u}) {
    const DiskFormat format = {.sector_size = sector_size};
    EXPECT_EQ(uefi_loader_size_fault(format, 65536), std::nullopt);
    const auto fault = uefi_loader_size_fault(format, 128 * kMib);
    ASSERT_TRUE(fault.has_value());
    EXPECT_TRUE(fault->starts_with("the UEFI loader has 134217728 bytes, more than")) << *fault;
  }
}

TEST(DiskReportTest, SaysWhereThingsLie) {
  const host::Bytes part(1000);
  const DiskFormat format;
  EXPECT_EQ(disk_report(format, disk_map(format, {part, {}, part, part, part})),
            "4 MiB, GUID partition table, 8192 sectors of 512 bytes\n"
            "  sectors 34 to 2047: stage 2, for BIOS\n"
            "  sectors 2048 to 4095: EFI system partition, for UEFI\n"
            "  sectors 4096 to 6143: boot bundle\n");
  const DiskFormat iso = {.table = PartitionTableKind::kIso};
  EXPECT_TRUE(disk_report(iso, disk_map(iso, {part, part, part, part, part}))
                  .starts_with("4 MiB, ISO 9660 and GUID partition table, 8192 sectors"));
}

}  // namespace
}  // namespace slipway::image
