// SPDX-License-Identifier: Apache-2.0
#include "image/runner/cases/record.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

using Kind = Record::Kind;

TEST(Record, HasItsFields) {
  const auto record = parse_record("t0\tcase\t7\tSuite.Case/0\tmy/a test.cc\t12", "t0");
  ASSERT_TRUE(record);
  EXPECT_EQ(record->kind, Kind::kCase);
  EXPECT_EQ(record->number, 7u);
  EXPECT_EQ(record->name, "Suite.Case/0");
  EXPECT_EQ(record->file, "my/a test.cc");
  EXPECT_EQ(record->line, 12u);
}

TEST(Record, HasEscapesUndone) {
  const auto record = parse_record("t0\tfailure\ta.cc\t3\tone\\ntwo\\tthree\\\\four", "t0");
  ASSERT_TRUE(record);
  EXPECT_EQ(record->text, "one\ntwo\tthree\\four");
  EXPECT_FALSE(parse_record("t0\toutput\ta\\x", "t0"));
  EXPECT_FALSE(parse_record("t0\toutput\ta\\", "t0"));
}

TEST(Record, HasANameThatAnybodyCanPrint) {
  const auto record = parse_record("t0\tcase\t7\tSuite.\xFF\x1B[31m\u00FC\ta.cc\t12", "t0");
  ASSERT_TRUE(record);
  EXPECT_EQ(record->name, "Suite.\\xff\\x1b[31m\u00FC");
}

TEST(Record, IsEachVerb) {
  constexpr std::pair<const char*, Kind> kLines[] = {
      {"t\tplan\t3", Kind::kPlan},
      {"t\tstart\t0", Kind::kStart},
      {"t\toutput\t", Kind::kOutput},
      {"t\tdeath\t0\ta.cc\t1\t", Kind::kDeath},
      {"t\tpart\ta", Kind::kPart},
      {"t\tdying\t0", Kind::kDying},
      {"t\tsurvived\t0", Kind::kSurvived},
      {"t\tpassed\t0", Kind::kPassed},
      {"t\tfailed\t0", Kind::kFailed},
      {"t\tskipped\t0", Kind::kSkipped},
      {"t\tend", Kind::kEnd},
  };
  for (const auto& [line, kind] : kLines) {
    const auto record = parse_record(line, "t");
    ASSERT_TRUE(record) << line;
    EXPECT_EQ(record->kind, kind) << line;
  }
}

TEST(Record, IsNothingElse) {
  for (const char* line :
       {"", "t", "passed\t0", "u\tpassed\t0", "t passed 0", "t\tpassed", "t\tpassed\t",
        "t\tpassed\t0\t", "t\tpassed\t-1", "t\tpassed\t0x1", "t\tpassed\t99999999999",
        "t\tPASSED\t0", "t\tend\t0", "t\tcase\t0\t\ta.cc\t1", "t\tcase\t0\ta b\ta.cc\t1",
        "t\tcase\t0\ta\ta.cc\tx"}) {
    EXPECT_FALSE(parse_record(line, "t")) << line;
  }
}

}  // namespace
}  // namespace slipway::runner
