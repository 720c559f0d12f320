// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/disk_identity.h"

#include <gtest/gtest.h>

#include <string_view>

namespace slipway::image {
namespace {

DiskIdentity identity(std::string_view one, std::string_view other) {
  return DiskIdentity({std::as_bytes(std::span(one)), std::as_bytes(std::span(other))});
}

TEST(DiskIdentityTest, ComesFromTheParts) {
  EXPECT_EQ(identity("a", "b").signature(), identity("a", "b").signature());
  EXPECT_EQ(identity("a", "b").disk_guid(), identity("a", "b").disk_guid());
  for (const auto& other : {identity("a", "c"), identity("b", "b"), identity("b", "a"),
                            identity("ab", ""), identity("", "ab")}) {
    EXPECT_NE(other.signature(), identity("a", "b").signature());
    EXPECT_NE(other.disk_guid(), identity("a", "b").disk_guid());
  }
}

TEST(DiskIdentityTest, NamesEachPartition) {
  const DiskIdentity disk = identity("a", "b");
  EXPECT_NE(disk.disk_guid(), disk.partition_guid(1));
  EXPECT_NE(disk.partition_guid(1), disk.partition_guid(2));
  EXPECT_NE(disk.partition_guid(1), identity("a", "c").partition_guid(1));
}

TEST(DiskIdentityTest, MakesGuidsOfVersion8) {
  const Guid guid = identity("a", "b").partition_guid(3);
  EXPECT_EQ(guid.time_high_and_version >> 12, 8);
  EXPECT_EQ(guid.rest[0] >> 6, 2);
}

}  // namespace
}  // namespace slipway::image
