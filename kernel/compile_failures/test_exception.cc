// SPDX-License-Identifier: Apache-2.0
#include <slipway/test.h>

TEST(Suite, Name) {
  EXPECT_THROW(throw_something(), int);
}
