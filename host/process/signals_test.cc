// SPDX-License-Identifier: Apache-2.0
#include "host/process/signals.h"

#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>

namespace slipway::host {
namespace {

bool is_readable(int fd) {
  pollfd polled = {fd, POLLIN, 0};
  return poll(&polled, 1, 0) > 0;
}

TEST(Signals, AreEvents) {
  Signals signals;
  EXPECT_FALSE(is_readable(signals.event_fd()));
  EXPECT_FALSE(signals.asks_to_end());
  raise(SIGINT);
  EXPECT_TRUE(is_readable(signals.event_fd()));
  EXPECT_TRUE(signals.asks_to_end());
  EXPECT_FALSE(is_readable(signals.event_fd()));
  EXPECT_TRUE(signals.asks_to_end()) << "it stays asked";
}

TEST(Signals, OfTheWindowsSizeOnlyWake) {
  Signals signals;
  raise(SIGWINCH);
  EXPECT_TRUE(is_readable(signals.event_fd()));
  EXPECT_FALSE(signals.asks_to_end());
}

TEST(Signals, LeaveNothingBehind) {
  {
    Signals signals;
    raise(SIGTERM);
  }
  // Still here; and the next one starts anew.
  EXPECT_FALSE(Signals().asks_to_end());
}

}  // namespace
}  // namespace slipway::host
