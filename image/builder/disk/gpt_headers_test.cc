// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/gpt_headers.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace slipway::image {
namespace {

TEST(GptHeadersTest, PutTheCopyAtTheDisksEnd) {
  for (const std::uint64_t sectors : {8192u, 8193u, 100'003u}) {
    const auto [first, copy] = gpt_headers({.first_usable_lba = 34}, 512, sectors);
    EXPECT_EQ(first.my_lba, 1u);
    EXPECT_EQ(first.partition_entry_lba, 2u);
    EXPECT_EQ(first.alternate_lba, sectors - 1);
    EXPECT_EQ(copy.my_lba, sectors - 1);
    EXPECT_EQ(copy.alternate_lba, 1u);
    EXPECT_EQ(copy.partition_entry_lba, sectors - 33);
    EXPECT_EQ(first.last_usable_lba, sectors - 34);
    EXPECT_EQ(copy.last_usable_lba, sectors - 34);
    EXPECT_EQ(copy.first_usable_lba, 34u);
  }
}

TEST(GptHeadersTest, CountSectorsOf4096Bytes) {
  const auto [first, copy] = gpt_headers({}, 4096, 1000);
  EXPECT_EQ(copy.partition_entry_lba, 995u);
  EXPECT_EQ(first.last_usable_lba, 994u);
}

TEST(GptHeadersTest, HaveChecksumsOfTheirOwn) {
  const auto [first, copy] = gpt_headers({.header_crc32 = 0x1234}, 512, 8192);
  EXPECT_EQ(first.header_crc32, checksum_of(first));
  EXPECT_EQ(copy.header_crc32, checksum_of(copy));
  EXPECT_NE(first.header_crc32, copy.header_crc32);
}

}  // namespace
}  // namespace slipway::image
