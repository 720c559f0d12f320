// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/guid.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string_view>

#include "image/builder/disk/gpt.h"

namespace slipway::image {
namespace {

std::string_view bytes_of(const Guid& guid) {
  return {reinterpret_cast<const char*>(&guid), sizeof guid};
}

TEST(GuidTest, LiesOnTheDiskWithItsFirstFieldsReversed) {
  EXPECT_EQ(bytes_of(gpt::kBiosBootPartition), "Hah!IdontNeedEFI");
  EXPECT_EQ(bytes_of(guid("00112233-4455-6677-8899-aabbccddeeff")),
            std::string_view("\x33\x22\x11\0\x55\x44\x77\x66\x88\x99\xAA\xBB\xCC\xDD\xEE\xFF", 16));
}

TEST(GuidTest, SaysThatItIsACustomOne) {
  for (const std::uint64_t bits : {std::uint64_t{0}, ~std::uint64_t{0}}) {
    const Guid custom = custom_guid({bits, bits});
    EXPECT_EQ(custom.time_high_and_version >> 12, 8);
    EXPECT_EQ(custom.rest[0] >> 6, 2);
  }
  EXPECT_EQ(custom_guid({0, 0}), guid("00000000-0000-8000-8000-000000000000"));
  EXPECT_EQ(custom_guid({~0ull, ~0ull}), guid("ffffffff-ffff-8fff-bfff-ffffffffffff"));
}

}  // namespace
}  // namespace slipway::image
