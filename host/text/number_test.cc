// SPDX-License-Identifier: Apache-2.0
#include "host/text/number.h"

#include <gtest/gtest.h>

namespace slipway::host {
namespace {

TEST(NumberIn, TakesAWholeText) {
  EXPECT_EQ(number_in("0"), 0u);
  EXPECT_EQ(number_in("007"), 7u);
  EXPECT_EQ(number_in("18446744073709551615"), UINT64_MAX);
}

TEST(NumberIn, TakesNothingElse) {
  for (const char* text :
       {"", " 1", "1 ", "+1", "-1", "0x1", "1.0", "1k", "one", "18446744073709551616",
        "20000000000000000000", "184467440737095516150"}) {
    EXPECT_EQ(number_in(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace slipway::host
