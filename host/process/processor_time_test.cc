// SPDX-License-Identifier: Apache-2.0
#include "host/process/processor_time.h"

#include <gtest/gtest.h>

#include <vector>

#include "host/process/child_process.h"

namespace slipway::host {
namespace {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

ChildProcess shell(const char* command) {
  return std::move(*ChildProcess::start({{"/bin/sh", "-c", command}, {}, {}}));
}

// A busy machine makes this take longer, and changes nothing of what it says.
TEST(ProcessorTime, GrowsWhereAProcessComputes) {
  ChildProcess child = shell("while :; do :; done");
  ProcessorTime time(child.id());
  nanoseconds sum{};
  while (sum < milliseconds(200)) {
    const nanoseconds piece = time.take();
    ASSERT_GE(piece, nanoseconds{});
    sum += piece;
  }
}

TEST(ProcessorTime, StandsStillWhereAProcessIsStopped) {
  ChildProcess child = shell("kill -STOP $$");
  ProcessorTime time(child.id());
  // Until it has stopped; what a shell needs for that is far below a second.
  nanoseconds sum{};
  for (int i = 0; i < 1000; ++i) {
    sum += time.take();
  }
  EXPECT_LT(sum, std::chrono::seconds(1));
}

TEST(ProcessorTime, IsNothingOfAProcessThatIsGone) {
  ChildProcess child = shell("exit 0");
  const pid_t id = child.id();
  child.kill_and_wait();
  EXPECT_EQ(ProcessorTime(id).take(), nanoseconds{});
}

}  // namespace
}  // namespace slipway::host
