// SPDX-License-Identifier: Apache-2.0
#include <slipway/test.h>

TEST(Suite, Name) {
  const float* numbers = nullptr;
  EXPECT_NEAR(numbers[0], numbers[1], 1);
}
