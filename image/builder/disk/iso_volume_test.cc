// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/iso_volume.h"

#include <gtest/gtest.h>

#include <bit>
#include <string>

#include "host/files/file_io.h"
#include "image/builder/testing/test_parts.h"

namespace slipway::image {
namespace {

// Numbers are where ECMA-119 has them, and not where our types do.
class IsoVolumeTest : public testing::Test {
 protected:
  IsoVolumeTest() {
    put_iso_volume(disk_, {.label = "LABEL",
                           .set = "SET",
                           .folder = "FOLDER",
                           .files = {{.name = "A.BIN", .first_sector = 100, .size = 5},
                                     {.name = "BC.BIN", .first_sector = 200, .size = 3000}},
                           .boot_catalog = 77});
  }

  std::uint8_t byte(std::size_t offset) const { return field_at<std::uint8_t>(disk_, offset); }
  std::string text(std::size_t offset, std::size_t size) const {
    return {reinterpret_cast<const char*>(disk_.data()) + offset, size};
  }

  // A number of 32 bits in both orders of bytes.
  std::uint32_t both(std::size_t offset) const {
    const auto little = field_at<std::uint32_t>(disk_, offset);
    EXPECT_EQ(little, std::byteswap(field_at<std::uint32_t>(disk_, offset + 4)));
    return little;
  }

  // Where the file's record is, looking for it as a system does: from the root on.
  std::size_t record_of(const std::string& name, std::size_t directory) const {
    const std::size_t start = std::size_t{both(directory + 2)} * 2048;
    for (std::size_t at = start; byte(at) != 0; at += byte(at)) {
      EXPECT_EQ(byte(at) % 2, 0) << "records have even lengths";
      if (text(at + 33, byte(at + 32)) == name) {
        return at;
      }
    }
    ADD_FAILURE() << name << " is not there";
    return 0;
  }

  static constexpr std::size_t kPrimary = 16 * 2048;
  static constexpr std::size_t kRoot = kPrimary + 156;
  host::Bytes disk_ = host::Bytes(50 * 2048);
};

TEST_F(IsoVolumeTest, HasItsDescriptorsInARow) {
  EXPECT_EQ(text(kPrimary, 7), "\1CD001\1");
  EXPECT_EQ(text(17 * 2048, 7), std::string("\0CD001\1", 7));
  EXPECT_EQ(text(18 * 2048, 7),
            "\xFF"
            "CD001\1");
}

TEST_F(IsoVolumeTest, SaysWhatItIs) {
  EXPECT_EQ(text(kPrimary + 40, 6), "LABEL ");
  EXPECT_EQ(text(kPrimary + 190, 4), "SET ");
  EXPECT_EQ(both(kPrimary + 80), 50u) << "sectors";
  EXPECT_EQ(field_at<std::uint16_t>(disk_, kPrimary + 128), 2048);
  EXPECT_EQ(byte(kPrimary + 881), 1);
}

TEST_F(IsoVolumeTest, NamesTheBootCatalog) {
  EXPECT_EQ(text(17 * 2048 + 7, 24), std::string("EL TORITO SPECIFICATION\0", 24));
  EXPECT_EQ(field_at<std::uint32_t>(disk_, 17 * 2048 + 0x47), 77u);
}

TEST_F(IsoVolumeTest, FindsItsFiles) {
  const std::size_t folder = record_of("FOLDER", kRoot);
  EXPECT_EQ(byte(folder + 25), 2) << "a directory";
  const std::size_t first = record_of("A.BIN;1", folder);
  EXPECT_EQ(both(first + 2), 100u);
  EXPECT_EQ(both(first + 10), 5u);
  EXPECT_EQ(byte(first + 25), 0);
  const std::size_t second = record_of("BC.BIN;1", folder);
  EXPECT_EQ(both(second + 2), 200u);
  EXPECT_EQ(both(second + 10), 3000u);
}

TEST_F(IsoVolumeTest, HasDirectoriesThatKnowTheirPlace) {
  const std::uint32_t root = both(kRoot + 2);
  const std::size_t folder = record_of("FOLDER", kRoot);
  const std::string self(1, '\0');
  EXPECT_EQ(both(record_of(self, kRoot) + 2), root);
  EXPECT_EQ(both(record_of("\1", kRoot) + 2), root);
  EXPECT_EQ(both(record_of(self, folder) + 2), both(folder + 2));
  EXPECT_EQ(both(record_of("\1", folder) + 2), root);
}

TEST_F(IsoVolumeTest, HasAPathTableInEachOrder) {
  const std::uint32_t size = both(kPrimary + 132);
  EXPECT_EQ(size, 10u + 14u);
  const std::size_t little = std::size_t{field_at<std::uint32_t>(disk_, kPrimary + 140)} * 2048;
  const std::size_t big =
      std::size_t{std::byteswap(field_at<std::uint32_t>(disk_, kPrimary + 148))} * 2048;
  EXPECT_EQ(field_at<std::uint32_t>(disk_, little + 2), both(kRoot + 2));
  EXPECT_EQ(std::byteswap(field_at<std::uint32_t>(disk_, big + 2)), both(kRoot + 2));
  EXPECT_EQ(text(little + 18, 6), "FOLDER");
  EXPECT_EQ(text(big + 18, 6), "FOLDER");
  EXPECT_EQ(field_at<std::uint16_t>(disk_, little + 16), 1) << "in the root";
  EXPECT_EQ(std::byteswap(field_at<std::uint16_t>(disk_, big + 16)), 1);
}

}  // namespace
}  // namespace slipway::image
