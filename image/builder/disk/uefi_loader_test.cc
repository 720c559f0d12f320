// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/uefi_loader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <span>

#include "boot/loader/bundle/bundle_digest.h"
#include "boot/loader/bundle/bundle_format.h"
#include "boot/uefi/layout/loader_header.h"
#include "image/builder/testing/test_parts.h"

namespace slipway::image {
namespace {

class UefiLoaderFaultTest : public testing::Test {
 protected:
  template <typename Field>
  void put_at(std::size_t offset, const Field& field) {
    std::memcpy(&loader_[offset], &field, sizeof field);
  }

  std::string fault() const { return uefi_loader_fault(loader_).value_or(""); }

  host::Bytes loader_ = uefi_loader_of(3000);
};

TEST_F(UefiLoaderFaultTest, IsNoneForAFitOne) {
  EXPECT_EQ(fault(), "");
}

TEST_F(UefiLoaderFaultTest, NamesWhatIsNoPeFile) {
  put_at(0, 'X');
  EXPECT_TRUE(fault().starts_with("the UEFI loader is no PE file: give the file that")) << fault();
  loader_ = uefi_loader_of(3000);
  put_at(0x80, 'X');
  EXPECT_TRUE(fault().starts_with("the UEFI loader is no PE file")) << fault();
  for (const std::uint32_t offset : {2999u, 3000u, 3001u, 0xFFFFFFFFu}) {
    put_at(0x3C, offset);
    EXPECT_TRUE(fault().starts_with("the UEFI loader is no PE file")) << offset;
  }
}

TEST_F(UefiLoaderFaultTest, NamesAFileThatIsCutShort) {
  for (std::size_t size = 0; size < 0x80 + 24 + 152; ++size) {
    loader_.resize(size);
    EXPECT_TRUE(fault().starts_with("the UEFI loader is no PE file")) << size;
    loader_ = uefi_loader_of(3000);
  }
}

TEST_F(UefiLoaderFaultTest, NamesAnotherMachinesProgram) {
  put_at(0x84, std::uint16_t{0xAA64});
  EXPECT_TRUE(fault().starts_with("the UEFI loader is a PE file, but not for x86-64")) << fault();
  loader_ = uefi_loader_of(3000);
  put_at(0x98, std::uint16_t{0x10B});
  EXPECT_TRUE(fault().starts_with("the UEFI loader is a PE file, but not for x86-64")) << fault();
}

TEST_F(UefiLoaderFaultTest, NamesAProgramThatIsForNoFirmware) {
  put_at(0x80 + 92, std::uint16_t{3});
  EXPECT_TRUE(fault().starts_with("the UEFI loader is a PE file, but no EFI application"));
}

TEST_F(UefiLoaderFaultTest, NamesASignedOne) {
  put_at(0x80 + 24 + 112 + 4 * 8 + 4, std::uint32_t{1});
  EXPECT_TRUE(fault().starts_with("the UEFI loader is signed")) << fault();
}

TEST_F(UefiLoaderFaultTest, NamesOneWithoutAHeader) {
  put_at(kTestLoaderHeader, 'X');
  EXPECT_TRUE(
      fault().starts_with("the UEFI loader has no header (\"SLIPWAY UEFI LDR\" at a multiple "
                          "of 16 bytes)"))
      << fault();
}

TEST_F(UefiLoaderFaultTest, DoesNotFindAHeaderElsewhere) {
  const auto header = field_at<uefi::LoaderHeader>(loader_, kTestLoaderHeader);
  put_at(kTestLoaderHeader, 'X');
  put_at(kTestLoaderHeader + 0x108, header);
  EXPECT_TRUE(fault().starts_with("the UEFI loader has no header")) << fault();
}

TEST_F(UefiLoaderFaultTest, DoesNotFindHalfAHeader) {
  loader_.resize(kTestLoaderHeader + sizeof(uefi::LoaderHeader) - 1);
  EXPECT_TRUE(fault().starts_with("the UEFI loader has no header")) << fault();
  loader_ = uefi_loader_of(kTestLoaderHeader + sizeof(uefi::LoaderHeader));
  EXPECT_EQ(fault(), "");
}

TEST_F(UefiLoaderFaultTest, NamesOneWithTwoHeaders) {
  put_at(0x800, uefi::kLoaderMagic);
  EXPECT_TRUE(
      fault().starts_with("the UEFI loader has 2 headers (\"SLIPWAY UEFI LDR\"), at bytes "
                          "1024 and 2048"))
      << fault();
}

TEST_F(UefiLoaderFaultTest, NamesOneThatIsFilledInAlready) {
  for (std::size_t i = sizeof uefi::kLoaderMagic; i < sizeof(uefi::LoaderHeader); ++i) {
    if (i >= offsetof(uefi::LoaderHeader, protocol) && i < offsetof(uefi::LoaderHeader, reserved)) {
      continue;  // which it is linked with
    }
    loader_ = uefi_loader_of(3000);
    put_at(kTestLoaderHeader + i, '\1');
    EXPECT_TRUE(fault().starts_with("the UEFI loader's header is filled in already")) << i;
  }
}

TEST(FilledInLoaderTest, SaysWhereTheBundleIs) {
  const host::Bytes loader = uefi_loader_of(3000);
  const host::Bytes bundle(5000, std::byte{7});
  const DiskMap map = {.sector_size = 4096, .bundle = {.first = 512, .count = 251}};
  const host::Bytes filled = filled_in_loader(loader, map, bundle, 0x12345678);
  const auto header = field_at<uefi::LoaderHeader>(filled, kTestLoaderHeader);
  EXPECT_EQ(header.magic[0], uefi::kLoaderMagic[0]);
  EXPECT_EQ(header.bundle_offset, 2u << 20) << "in bytes, whatever a sector is";
  EXPECT_EQ(header.bundle_size, 5000u);
  EXPECT_EQ(header.bundle_header_size, 0x07070707u);
  EXPECT_EQ(header.disk_signature, 0x12345678u);
}

TEST(FilledInLoaderTest, HasTheDigestOfTheBundlesHeader) {
  host::Bytes bundle(5000, std::byte{7});
  loader::BundleHeader bundle_header = {};
  bundle_header.header_size = 300;
  std::memcpy(bundle.data(), &bundle_header, sizeof bundle_header);
  const host::Bytes filled = filled_in_loader(uefi_loader_of(3000), {}, bundle, 1);
  const auto header = field_at<uefi::LoaderHeader>(filled, kTestLoaderHeader);
  EXPECT_TRUE(std::ranges::equal(header.bundle_digest,
                                 loader::bundle_digest(std::span(bundle).first(300))));
}

TEST(FilledInLoaderTest, LeavesAllElseAlone) {
  const host::Bytes loader = uefi_loader_of(3000);
  host::Bytes filled = filled_in_loader(loader, {}, host::Bytes(100, std::byte{1}), 1);
  ASSERT_NE(filled, loader);
  std::memcpy(&filled[kTestLoaderHeader], &loader[kTestLoaderHeader], sizeof(uefi::LoaderHeader));
  EXPECT_EQ(filled, loader);
}

}  // namespace
}  // namespace slipway::image
