// SPDX-License-Identifier: Apache-2.0
#include "image/runner/qemu/qmp_message.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

using Kind = QmpMessage::Kind;

TEST(QmpMessage, TellsTheKindsApart) {
  EXPECT_EQ(parse_qmp_message(R"({"QMP": {"version": {}, "capabilities": []}})").kind,
            Kind::kGreeting);
  EXPECT_EQ(parse_qmp_message(R"({"return": {}})").kind, Kind::kSuccess);
  EXPECT_EQ(parse_qmp_message("no JSON").kind, Kind::kOther);
  EXPECT_EQ(parse_qmp_message("{}").kind, Kind::kOther);
}

TEST(QmpMessage, KeepsAnAnswersText) {
  EXPECT_EQ(parse_qmp_message(R"({"return": "CPU#0\r\n"})").text, "CPU#0\r\n");
}

TEST(QmpMessage, KeepsAnEventsReason) {
  const auto event = parse_qmp_message(
      R"({"event": "SHUTDOWN", "data": {"guest": true, "reason": "guest-reset"}})");
  EXPECT_EQ(event.kind, Kind::kEvent);
  EXPECT_EQ(event.text, "SHUTDOWN");
  EXPECT_EQ(event.reason, "guest-reset");
  EXPECT_EQ(parse_qmp_message(R"({"event": "BLOCK_IO_ERROR", "data": {"device": "disk",
      "operation": "write", "action": "stop", "nospace": true,
      "reason": "No space left on device"}})")
                .reason,
            "No space left on device");
  EXPECT_EQ(parse_qmp_message(R"({"event": "STOP"})").reason, "");
}

TEST(QmpMessage, KeepsAnErrorsDescription) {
  const auto error =
      parse_qmp_message(R"({"error": {"class": "GenericError", "desc": "no such file"}})");
  EXPECT_EQ(error.kind, Kind::kError);
  EXPECT_EQ(error.text, "no such file");
}

TEST(QmpMessage, KeepsTheCommandsName) {
  EXPECT_EQ(parse_qmp_message(R"({"return": {}, "id": "7"})").id, "7");
  EXPECT_EQ(parse_qmp_message(R"({"error": {"desc": "no"}, "id": "8"})").id, "8");
}

TEST(QmpCommand, IsOneLine) {
  EXPECT_EQ(qmp_command("stop", "", "7"), "{\"execute\":\"stop\",\"id\":\"7\"}\n");
  EXPECT_EQ(qmp_command("a", "{\"b\":1}", "8"),
            "{\"execute\":\"a\",\"id\":\"8\",\"arguments\":{\"b\":1}}\n");
}

}  // namespace
}  // namespace slipway::runner
