// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/guid.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace slipway::image {
namespace {

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
