// SPDX-License-Identifier: Apache-2.0
#include "image/runner/options/attached_disk.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

TEST(AttachedDisk, HasAFile) {
  const auto disk = parse_attached_disk("data,bus=virtio,read-only,file=a,b=c.img");
  ASSERT_TRUE(disk);
  EXPECT_EQ(disk->name, "data");
  EXPECT_EQ(disk->bus, "virtio");
  EXPECT_TRUE(disk->read_only);
  EXPECT_EQ(disk->file, "a,b=c.img");
}

TEST(AttachedDisk, HasASize) {
  const auto disk = parse_attached_disk("a-20_letters-name-ab,size=8M");
  ASSERT_TRUE(disk);
  EXPECT_EQ(disk->size, 8u << 20);
  EXPECT_FALSE(disk->read_only);
  EXPECT_EQ(disk->bus, "");
  EXPECT_EQ(parse_attached_disk("x,size=1K")->size, 1024u);
  EXPECT_EQ(parse_attached_disk("x,size=2G")->size, std::uint64_t{2} << 30);
  EXPECT_EQ(parse_attached_disk("x,size=1474560")->size, 1474560u);
}

TEST(AttachedDisk, NeedsAName) {
  for (const char* name : {"", "disk", "1st", "a.b", "ä", "a b", "21_characters-are-too"}) {
    const auto disk = parse_attached_disk(std::string(name) + ",size=8M");
    ASSERT_FALSE(disk) << name;
    EXPECT_TRUE(disk.error().contains("is no name of a disk: 1 to 20 letters")) << disk.error();
  }
}

TEST(AttachedDisk, NeedsASizeInSectors) {
  for (const char* size : {"", "0", "0M", "M", "8T", "8MB", "8m", "-8M", "+8M", " 8M", "513",
                           "0x8M", "8589934592G", "99999999999999999999"}) {
    const auto disk = parse_attached_disk(std::string("x,size=") + size);
    ASSERT_FALSE(disk) << size;
    EXPECT_TRUE(disk.error().contains("is no size of a disk")) << disk.error();
  }
}

TEST(AttachedDisk, HasOneKindOfContents) {
  EXPECT_EQ(parse_attached_disk("x").error(), "a disk has either a file or a size");
  EXPECT_FALSE(parse_attached_disk("x,size=8M,file=y"));
  EXPECT_FALSE(parse_attached_disk("x,file="));
  EXPECT_EQ(parse_attached_disk("x,colour=red,size=8M").error(),
            "\"colour=red\" is none of bus=, read-only, size= and file=");
}

}  // namespace
}  // namespace slipway::runner
