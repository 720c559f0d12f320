// SPDX-License-Identifier: Apache-2.0
#include <slipway/test.h>

TEST(Suite, Name) {
  EXPECT_PRED2(is_near, 1, 2);
}
