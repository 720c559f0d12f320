// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/qemu.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

// One that does not answer in time is in tests/verdicts/qemu.
TEST(Qemu, IsNotBlamedWhereThereIsNoTimeToAsk) {
  host::Signals signals;
  const auto logs = MachineLogs::make();
  ASSERT_TRUE(logs);
  // Takes all that it is sent, and never answers.
  const auto qemu = Qemu::start({"/bin/sh", "-c", "read line <&3; read line <&3"}, {}, *logs,
                                Firmware::kBios, {.signals = signals, .latest = Clock::now()});
  ASSERT_FALSE(qemu);
  EXPECT_TRUE(qemu.error().starts_with("the time that Bazel gives")) << qemu.error();
}

}  // namespace
}  // namespace slipway::runner
