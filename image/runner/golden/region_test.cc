// SPDX-License-Identifier: Apache-2.0
#include "image/runner/golden/region.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

TEST(Region, IsReadAsItIsWritten) {
  EXPECT_EQ(parse_region("8,16,720,1"), (Region{.x = 8, .y = 16, .width = 720, .height = 1}));
  EXPECT_EQ(words_for({.x = 8, .y = 16, .width = 720, .height = 1}),
            "x = 8, y = 16, width = 720, height = 1");
}

TEST(Region, RefusesWhatIsNone) {
  for (const std::string_view text :
       {"", "8,16,720", "8,16,720,1,1", "8,16,0,1", "8,16,720,0", "-8,16,720,1", "8,16,720,x",
        "8,16,720,32769", "18446744073709551615,1,1,1", "8, 16, 720, 1"}) {
    EXPECT_FALSE(parse_region(text)) << text;
  }
}

TEST(Region, EndsBeforeItsEdges) {
  const Region region{.x = 2, .y = 3, .width = 4, .height = 1};
  EXPECT_TRUE(region.contains(2, 3));
  EXPECT_TRUE(region.contains(5, 3));
  EXPECT_FALSE(region.contains(6, 3));
  EXPECT_FALSE(region.contains(1, 3));
  EXPECT_FALSE(region.contains(2, 4));
  EXPECT_FALSE(region.contains(2, 2));
  EXPECT_TRUE(region.is_within(Picture(6, 4, std::string(6 * 4 * 3, ' '))));
  EXPECT_FALSE(region.is_within(Picture(5, 4, std::string(5 * 4 * 3, ' '))));
  EXPECT_FALSE(region.is_within(Picture(6, 3, std::string(6 * 3 * 3, ' '))));
}

}  // namespace
}  // namespace slipway::runner
