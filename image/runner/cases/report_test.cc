// SPDX-License-Identifier: Apache-2.0
#include "image/runner/cases/report.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

// A course through one boot, which says `lines` behind its plan of three cases.
Course course(const std::string& lines, SelectionOptions options = {}, int cases = 3) {
  Course result(std::move(options));
  result.begin_boot("T");
  std::string text = host::concat("T\tplan\t", cases, "\n");
  for (int i = 0; i < cases; ++i) {
    text += host::concat("T\tcase\t", i, "\tSuite.Case", i, "\tmy/test.cc\t", 10 + i, "\n");
  }
  result.take(text + lines);
  result.end_boot({.sentence = "ENDED", .is_success = true});
  return result;
}

constexpr const char* kAllPass =
    "T\tstart\t0\nT\tpassed\t0\nT\tstart\t1\nT\tpassed\t1\nT\tstart\t2\nT\tpassed\t2\nT\tend\n";

TEST(CasesVerdict, IsAPassWhereAllPass) {
  const Verdict verdict = judge_cases(course(kAllPass));
  EXPECT_EQ(verdict.outcome, Outcome::kPass);
  EXPECT_EQ(verdict.sentence, "pass: 3 cases passed");
}

TEST(CasesVerdict, IsNoPassWhereSomethingIsMissing) {
  EXPECT_EQ(judge_cases(course("")).outcome, Outcome::kFailedCases);
  EXPECT_EQ(judge_cases(course("T\tstart\t0\nT\tpassed\t0\n")).outcome, Outcome::kFailedCases);
  EXPECT_EQ(judge_cases(course("T\tend\n")).outcome, Outcome::kFailedCases);
}

TEST(CasesVerdict, NamesWhatFails) {
  const Verdict verdict = judge_cases(
      course("T\tstart\t0\nT\tpassed\t0\nT\tstart\t1\nT\tfailure\ta.cc\t1\tno\nT\tfailed\t1\n"
             "T\tstart\t2\nT\tskipped\t2\nT\tend\n"));
  EXPECT_EQ(verdict.outcome, Outcome::kFailedCases);
  EXPECT_EQ(verdict.sentence, "fail: 1 of 3 cases failed: Suite.Case1 (1 skipped)");
}

TEST(CasesVerdict, IsOneLineThatAnybodyCanPrint) {
  const Verdict verdict =
      judge_cases(course("T\tfailure\ta.cc\t1\t\x1B[31mred\\nand more\n" + std::string(kAllPass)));
  EXPECT_EQ(verdict.sentence, "fail: a.cc:1, outside of a case: \\x1b[31mred");
}

TEST(CasesVerdict, SaysWhereAFilterLeavesNothing) {
  const Verdict verdict = judge_cases(course("T\tend\n", {.filter = "Nobody.*"}));
  EXPECT_EQ(verdict.outcome, Outcome::kNoCases);
  EXPECT_EQ(verdict.sentence,
            "no cases: the filter \"Nobody.*\" leaves none of 3 cases, such as Suite.Case0");
}

TEST(CasesVerdict, IsAPassOfAShardWithoutCases) {
  EXPECT_EQ(judge_cases(course("T\tend\n", {.shard_count = 9, .shard = 8})).outcome,
            Outcome::kPass);
}

TEST(CasesVerdict, IsNoPassOfAKernelWithoutCases) {
  EXPECT_EQ(judge_cases(course("T\tend\n", {}, 0)).outcome, Outcome::kNoCases);
}

TEST(CasesReport, HasFailuresWithTheirOutput) {
  const Course run = course(
      "T\tstart\t0\nT\toutput\tsome words\nT\tfailure\tmy/test.cc\t17\tone\\ntwo\nT\tfailed\t0\n"
      "T\tstart\t1\nT\tpassed\t1\nT\tstart\t2\nT\tpassed\t2\nT\tend\n");
  const std::string text = report_cases(run, judge_cases(run));
  EXPECT_TRUE(
      text.contains("FAILED Suite.Case0\n  my/test.cc:17: one\n    two\n"
                    "  It printed:\n  | some words\n"))
      << text;
  EXPECT_TRUE(text.contains("passed  Suite.Case1\n")) << text;
}

TEST(CasesReport, FitsALogWhateverIsPrinted) {
  std::string lines = "T\tstart\t0\n";
  for (int i = 0; i < 1000; ++i) {
    lines += "T\toutput\t" + std::string(10'000, 'x') + "\nT\tfailure\ta.cc\t1\t" +
             std::string(10'000, 'y') + "\n";
  }
  const Course run = course(lines + "T\tfailed\t0\n");
  EXPECT_LT(report_cases(run, judge_cases(run)).size(), 200'000u);
  EXPECT_LT(junit_cases("test", run, judge_cases(run)).size(), 400'000u);
}

TEST(CasesJunit, HasAnEntryForEachCase) {
  const Course run = course(
      "T\tstart\t0\nT\toutput\t<a>\nT\tfailure\ta.cc\t1\tx < y\nT\tfailed\t0\n"
      "T\tstart\t1\nT\tskipped\t1\n");
  const std::string text = junit_cases("//my:test", run, judge_cases(run));
  EXPECT_TRUE(
      text.contains("<testsuite name=\"Suite\" tests=\"3\" failures=\"1\" errors=\"1\" "
                    "skipped=\"1\">"))
      << text;
  EXPECT_TRUE(
      text.contains("<testcase classname=\"Suite\" name=\"Case0\" file=\"my/test.cc\" "
                    "line=\"10\">\n      <failure message=\"x &lt; y\">"))
      << text;
  EXPECT_TRUE(text.contains("<system-out>&lt;a&gt;\n</system-out>")) << text;
  EXPECT_TRUE(text.contains("<skipped/>")) << text;
  EXPECT_TRUE(text.contains("it was not run")) << text;
  EXPECT_TRUE(text.contains("outside of cases")) << text;
}

}  // namespace
}  // namespace slipway::runner
