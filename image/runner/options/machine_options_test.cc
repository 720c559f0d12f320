// SPDX-License-Identifier: Apache-2.0
#include "image/runner/options/machine_options.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

TEST(MachineOptions, AreFoundAmongQemusOwn) {
  EXPECT_TRUE(has_option({"-m", "1G", "-S"}, {"-s", "-S"}));
  EXPECT_TRUE(has_option({"--display", "none"}, {"-display"}));
  EXPECT_FALSE(has_option({"-smp", "2"}, {"-s"}));
}

}  // namespace
}  // namespace slipway::runner
