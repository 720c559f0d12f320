// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/loader_signature.h"

#include <gtest/gtest.h>

#include <cstring>
#include <fstream>

#include "boot/bios/layout/disk_layout.h"
#include "boot/uefi/layout/loader_header.h"

namespace slipway::runner {
namespace {

class LoaderSignatureTest : public testing::Test {
 protected:
  LoaderSignatureTest() {
    put(bios::kDiskSignatureOffset, std::uint32_t{0x12345678});
    put(bios::kBootSignatureOffset, std::uint16_t{0xAA55});
    put(bios::kStage2FirstSectorOffset, std::uint64_t{2});
    put(2 * bios::kSectorSize, bios::kStage2Magic);
  }

  template <typename Field>
  void put(std::size_t offset, Field field) {
    std::memcpy(image_.data() + offset, &field, sizeof field);
  }

  std::optional<std::uint32_t> signature() const {
    const std::string path = testing::TempDir() + "/image";
    std::ofstream(path, std::ios::binary) << image_;
    return loader_signature(path, Firmware::kBios);
  }

  std::string image_ = std::string(4 * bios::kSectorSize, '\0');
};

TEST_F(LoaderSignatureTest, IsReadFromTheBootSector) {
  EXPECT_EQ(signature(), 0x12345678u);
}

TEST_F(LoaderSignatureTest, IsNoneWithoutTheLoader) {
  put(2 * bios::kSectorSize, std::uint64_t{0});
  EXPECT_EQ(signature(), std::nullopt);
}

TEST_F(LoaderSignatureTest, IsNoneOfADiskThatDoesNotBoot) {
  put(bios::kBootSignatureOffset, std::uint16_t{0});
  EXPECT_EQ(signature(), std::nullopt);
}

TEST_F(LoaderSignatureTest, IsNoneWhereTheLoaderWouldBeBeyondTheDisk) {
  for (const std::uint64_t sector : {4ull, 128ull, 129ull, ~0ull / 512, ~0ull}) {
    put(bios::kStage2FirstSectorOffset, sector);
    EXPECT_EQ(signature(), std::nullopt) << sector;
  }
}

TEST_F(LoaderSignatureTest, IsFoundInADiskOfAVirtualMachine) {
  const std::string sectors = image_;
  image_ = std::string(0x50000, '\0') + sectors;
  EXPECT_EQ(signature(), std::nullopt) << "as a disk it does not boot";
  for (const auto& [offset, mark] :
       {std::pair{std::size_t{0}, "QFI\xFB"}, {0, "KDMV"}, {0x40, "\x7F\x10\xDA\xBE"}}) {
    image_ = std::string(0x50000, '\0') + sectors;
    image_.replace(offset, 4, mark);
    EXPECT_EQ(signature(), 0x12345678u) << mark;
    image_.resize(0x50000);
    EXPECT_EQ(signature(), std::nullopt) << mark;
  }
}

TEST_F(LoaderSignatureTest, IsNoneOfOneSector) {
  image_.resize(bios::kSectorSize);
  EXPECT_EQ(signature(), std::nullopt);
  EXPECT_EQ(loader_signature(testing::TempDir() + "/not-there", Firmware::kBios), std::nullopt);
}

class UefiLoaderSignatureTest : public LoaderSignatureTest {
 protected:
  static constexpr std::size_t kPlace = 1024 + uefi::kLoaderHeaderAlignment;

  UefiLoaderSignatureTest() {
    uefi::LoaderHeader header = uefi::unfilled_loader_header();
    header.bundle_offset = 4096;
    header.bundle_size = 512;
    header.bundle_header_size = 512;
    header.disk_signature = 0x9ABCDEF0;
    put(kPlace, header);
  }

  std::optional<std::uint32_t> signature() const {
    const std::string path = testing::TempDir() + "/uefi_image";
    std::ofstream(path, std::ios::binary) << image_;
    return loader_signature(path, Firmware::kUefi);
  }
};

TEST_F(UefiLoaderSignatureTest, IsReadFromTheLoader) {
  EXPECT_EQ(signature(), 0x9ABCDEF0u);
}

// Behind a large kernel, as on a disk with a classic partition table; and wherever the image is
// read in pieces.
TEST_F(UefiLoaderSignatureTest, IsReadWhereverTheLoaderLies) {
  const std::string loader = image_.substr(kPlace);
  for (const std::size_t start :
       {(std::size_t{4} << 20) - 96, (std::size_t{4} << 20) - 48, (std::size_t{4} << 20) - 16,
        std::size_t{4} << 20, std::size_t{100} << 20}) {
    image_ = std::string(start, '\0') + loader;
    EXPECT_EQ(signature(), 0x9ABCDEF0u) << start;
  }
}

TEST_F(UefiLoaderSignatureTest, IsReadFromTheOneThatTheBuilderHasFilledIn) {
  put(1024 - 8, uefi::kLoaderMagic);  // no multiple
  put(512, uefi::kLoaderMagic);       // of an empty one
  EXPECT_EQ(signature(), 0x9ABCDEF0u);
}

TEST_F(UefiLoaderSignatureTest, IsNoneWithoutTheLoader) {
  put(kPlace, std::uint64_t{0});
  EXPECT_EQ(signature(), std::nullopt);
  EXPECT_EQ(loader_signature(testing::TempDir() + "/not-there", Firmware::kUefi), std::nullopt);
}

TEST_F(UefiLoaderSignatureTest, IsNoneOfALoaderThatIsCutOff) {
  image_.resize(kPlace + sizeof(uefi::LoaderHeader) - 1);
  EXPECT_EQ(signature(), std::nullopt);
}

}  // namespace
}  // namespace slipway::runner
