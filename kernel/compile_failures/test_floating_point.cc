// SPDX-License-Identifier: Apache-2.0
#include <slipway/test.h>

TEST(Suite, Name) {
  EXPECT_DOUBLE_EQ(1.0, 2.0) << "text";
}
