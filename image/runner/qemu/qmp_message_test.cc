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
  EXPECT_EQ(parse_qmp_message(R"({"event": "STOP"})").reason, "");
}

TEST(QmpMessage, KeepsAnErrorsDescription) {
  const auto error =
      parse_qmp_message(R"({"error": {"class": "GenericError", "desc": "no such file"}})");
  EXPECT_EQ(error.kind, Kind::kError);
  EXPECT_EQ(error.text, "no such file");
}

TEST(QmpCommand, IsOneLine) {
  EXPECT_EQ(qmp_command("stop", ""), "{\"execute\":\"stop\"}\n");
  EXPECT_EQ(qmp_command("a", "{\"b\":1}"), "{\"execute\":\"a\",\"arguments\":{\"b\":1}}\n");
}

}  // namespace
}  // namespace slipway::runner
