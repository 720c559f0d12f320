// SPDX-License-Identifier: Apache-2.0
#include <slipway/test.h>

TEST(Suite, Name) {
  EXPECT_THAT(1, Eq(2)) << "text";
}
