// SPDX-License-Identifier: Apache-2.0
#include "image/builder/network/network_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <span>

#include "boot/bios/layout/disk_layout.h"
#include "boot/loader/bundle/bundle_digest.h"
#include "boot/loader/bundle/bundle_format.h"
#include "boot/uefi/layout/loader_header.h"
#include "image/builder/testing/test_parts.h"

namespace slipway::image {
namespace {

constexpr std::uint32_t kHeaderSize = 100;
constexpr std::uint64_t kChecksum = 0x0123'4567'89AB'CDEF;

template <typename Field>
Field at(const host::Bytes& bytes, std::size_t offset) {
  Field field;
  std::memcpy(&field, std::span(bytes).subspan(offset, sizeof field).data(), sizeof field);
  return field;
}

class NetworkFolderTest : public ::testing::Test {
 protected:
  NetworkFolderTest() {
    loader::BundleHeader header = {};
    header.header_size = kHeaderSize;
    header.checksum = kChecksum;
    std::memcpy(bundle_.data(), &header, sizeof header);
  }

  std::vector<NetworkFile> folder() const {
    return network_folder({.boot_sector = sector_,
                           .stage2 = stage2_,
                           .uefi_loader = uefi_loader_,
                           .bundle = bundle_});
  }

  host::Bytes sector_ = fit_boot_sector();
  host::Bytes stage2_ = stage2_of(3000);
  host::Bytes uefi_loader_ = uefi_loader_of(4096);
  host::Bytes bundle_ = host::Bytes(10'000, std::byte{1});
};

TEST_F(NetworkFolderTest, HasEachFileOnce) {
  const auto files = folder();
  ASSERT_EQ(files.size(), 3u);
  EXPECT_EQ(files[0].name, "slipway.efi");
  EXPECT_EQ(files[1].name, "slipway.pxe");
  EXPECT_EQ(files[2].name, "slipway.bundle");
  EXPECT_EQ(files[2].contents, bundle_);
}

TEST_F(NetworkFolderTest, HasNothingForAFirmwareThatItIsNotFor) {
  stage2_.clear();
  sector_.clear();
  auto files = folder();
  ASSERT_EQ(files.size(), 2u);
  EXPECT_EQ(files[0].name, "slipway.efi");
  stage2_ = stage2_of(3000);
  sector_ = fit_boot_sector();
  uefi_loader_.clear();
  files = folder();
  ASSERT_EQ(files.size(), 2u);
  EXPECT_EQ(files[0].name, "slipway.pxe");
}

TEST_F(NetworkFolderTest, TellsEachLoaderWhichBundleIsItsOwn) {
  const auto files = folder();
  const auto uefi = at<uefi::LoaderHeader>(files[0].contents, kTestLoaderHeader);
  EXPECT_EQ(uefi.bundle_offset, 0u);
  EXPECT_EQ(uefi.bundle_size, bundle_.size());
  EXPECT_EQ(uefi.bundle_header_size, kHeaderSize);
  EXPECT_TRUE(std::ranges::equal(uefi.bundle_digest,
                                 loader::bundle_digest(std::span(bundle_).first(kHeaderSize))));
  // Behind the sector and an empty one.
  const auto bios = at<bios::Stage2Header>(files[1].contents, 1024);
  EXPECT_EQ(bios.magic, bios::kStage2Magic);
  EXPECT_EQ(bios.first_sector, 2u);
  EXPECT_EQ(bios.bundle_first_sector, 0u);
  EXPECT_EQ(bios.bundle_size, bundle_.size());
  EXPECT_EQ(bios.bundle_header_size, kHeaderSize);
  EXPECT_EQ(bios.bundle_checksum, kChecksum);
  EXPECT_EQ(files[1].contents.size(), 1024u + 6 * 512);
}

TEST_F(NetworkFolderTest, IsToldApartFromOthers) {
  const auto files = folder();
  const auto signature =
      at<uefi::LoaderHeader>(files[0].contents, kTestLoaderHeader).disk_signature;
  EXPECT_NE(signature, 0u);
  EXPECT_EQ(at<std::uint32_t>(files[1].contents, bios::kDiskSignatureOffset), signature);
  bundle_.back() = std::byte{2};
  EXPECT_NE(at<uefi::LoaderHeader>(folder()[0].contents, kTestLoaderHeader).disk_signature,
            signature);
}

}  // namespace
}  // namespace slipway::image
