// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/monitor.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>

namespace slipway::runner {
namespace {

// A monitor, and the end at which QEMU would be.
struct Connection {
  Connection() {
    int ends[2];
    EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    monitor = Monitor(host::FileDescriptor(ends[0]));
    qemu = host::FileDescriptor(ends[1]);
  }

  void say(std::string_view text) {
    EXPECT_EQ(write(qemu.get(), text.data(), text.size()), static_cast<ssize_t>(text.size()));
  }

  Monitor monitor;
  host::FileDescriptor qemu;
};

TEST(Monitor, PairsAnswersWithTheirCommands) {
  Connection connection;
  const auto first = connection.monitor.send("stop", "");
  const auto second = connection.monitor.send("quit", "");
  ASSERT_TRUE(first && second);
  // The first answer comes when nobody waits for it any longer.
  connection.say(R"({"return": "late", "id": ")" + *first + "\"}\n");
  connection.monitor.take_events();
  EXPECT_FALSE(connection.monitor.answer_to(*second));
  connection.say(R"({"return": "right", "id": ")" + *second + "\"}\n");
  connection.monitor.take_events();
  const auto answer = connection.monitor.answer_to(*second);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->text, "right");
}

TEST(Monitor, WaitsForTheEndOfALine) {
  Connection connection;
  connection.say(R"({"event": "SHUT)");
  EXPECT_TRUE(connection.monitor.take_events().empty());
  connection.say("DOWN\"}\n{\"event\": \"STOP\"}\n");
  const auto events = connection.monitor.take_events();
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[0].text, "SHUTDOWN");
  EXPECT_EQ(events[1].text, "STOP");
}

TEST(Monitor, NoticesTheEnd) {
  Connection connection;
  connection.qemu.close();
  connection.monitor.take_events();
  EXPECT_FALSE(connection.monitor.is_open());
  EXPECT_EQ(connection.monitor.send("stop", "").error(), "QEMU has ended");
}

}  // namespace
}  // namespace slipway::runner
