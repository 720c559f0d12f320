// SPDX-License-Identifier: Apache-2.0
#include "image/runner/text/json.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

TEST(Json, ReadsWhatQemuSends) {
  const auto json =
      parse_json(R"({"timestamp": {"seconds": 17, "microseconds": 8}, "event": "SHUTDOWN",)"
                 R"( "data": {"guest": true, "reason": "guest-reset"}, "list": [1, [], {}]})");
  ASSERT_TRUE(json);
  EXPECT_EQ(json->text_of("event"), "SHUTDOWN");
  ASSERT_TRUE(json->find("data"));
  EXPECT_EQ(json->find("data")->text_of("reason"), "guest-reset");
  EXPECT_EQ(json->find("data")->find("guest")->text, "true");
  EXPECT_EQ(json->find("list")->items.size(), 3u);
  EXPECT_EQ(json->find("nothing"), nullptr);
}

TEST(Json, DecodesEscapes) {
  const auto json = parse_json(R"("a\"b\\c\/d\r\n\t\u0041\u00e4\u2500")");
  ASSERT_TRUE(json);
  EXPECT_EQ(json->text, "a\"b\\c/d\r\n\tAä─");
}

TEST(Json, OnlyStringsHaveText) {
  EXPECT_EQ(parse_json(R"({"a": 1})")->text_of("a"), "");
}

TEST(Json, RefusesWhatIsNotJson) {
  for (const char* text : {"", " ", "{", "}", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "[1", "[1 2]",
                           "\"a", "\"\\u12\"", "\"\\x\"", "{} {}", "{1:2}"}) {
    EXPECT_FALSE(parse_json(text)) << text;
  }
}

TEST(Json, RefusesBottomlessNesting) {
  EXPECT_FALSE(parse_json(std::string(100'000, '[')));
}

TEST(Json, QuotesSoThatItReadsBack) {
  const std::string text = "C:\\a \"b\"\n\x01 ä";
  EXPECT_EQ(quoted_json("a\"\\\n"), R"("a\"\\\u000a")");
  ASSERT_TRUE(parse_json(quoted_json(text)));
  EXPECT_EQ(parse_json(quoted_json(text))->text, text);
}

}  // namespace
}  // namespace slipway::runner
