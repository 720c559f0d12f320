// SPDX-License-Identifier: Apache-2.0
#include "image/runner/verdict/report.h"

#include <gtest/gtest.h>

#include <format>

#include "host/files/file_io.h"

namespace slipway::runner {
namespace {

const Verdict kFailure = {Outcome::kTimeout, "timeout: <slow> & \"late\""};

TEST(Report, StartsWithTheSentence) {
  EXPECT_TRUE(report(kFailure, {}).starts_with(kFailure.sentence + ".\n"));
}

TEST(Report, SaysWhereTheBootedDiskCouldNotBeChecked) {
  Facts facts;
  EXPECT_TRUE(report(kFailure, facts).contains("could not be checked"));
  facts.booted_disk = BootedDisk::kImage;
  EXPECT_FALSE(report(kFailure, facts).contains("could not be checked"));
}

TEST(Report, ShowsWhatAUefiFirmwareSaid) {
  Facts facts;
  EXPECT_FALSE(report(kFailure, facts).contains("firmware"));
  facts.uefi = {.stage = UefiBoot::Stage::kNotStarted, .line = "", .text = "no disk\r\n"};
  const std::string text = report(kFailure, facts);
  EXPECT_TRUE(text.contains("The firmware, on COM1:\n  | no disk\n"));
  EXPECT_FALSE(text.contains("could not be checked")) << "no disk was booted";
}

TEST(Report, KeepsWhatAUefiFirmwareSaid) {
  const std::string folder = testing::TempDir();
  Facts facts;
  facts.uefi = {.stage = UefiBoot::Stage::kStarted, .line = "", .text = "starting\r\n"};
  facts.serial = "Hello";
  ASSERT_TRUE(write_logs(folder, facts));
  EXPECT_EQ(host::read_start(folder + "/firmware.log", 100), "starting\r\n");
  EXPECT_EQ(host::read_start(folder + "/serial.log", 100), "Hello");
}

TEST(Report, ShowsTheLastLines) {
  Facts facts;
  for (int i = 1; i <= 50; ++i) {
    facts.serial += std::format("line {}\r\n", i);
  }
  facts.debug_console = "only one";
  const std::string text = report(kFailure, facts);
  EXPECT_TRUE(text.contains("the last 40 of 50 lines"));
  EXPECT_FALSE(text.contains("| line 10\n"));
  EXPECT_TRUE(text.contains("| line 11\n"));
  EXPECT_TRUE(text.contains("| line 50\n"));
  EXPECT_TRUE(text.contains("| only one\n"));
}

TEST(Report, FitsALogWhateverTheOutputIs) {
  for (const std::string& output : {std::string(3'000'000, 'x'), std::string(3'000'000, '\n'),
                                    std::string(3'000'000, '\xFF')}) {
    Facts facts;
    facts.serial = facts.debug_console = facts.emulator_errors = output;
    EXPECT_LT(report(kFailure, facts).size(), 500'000u);
  }
}

TEST(Report, ShowsRegistersWhereTheMachineWasLost) {
  Facts facts;
  facts.registers = "RIP=1234";
  facts.ending = Ending::kReset;
  EXPECT_TRUE(report(kFailure, facts).contains("RIP=1234"));
  facts.ending = Ending::kExitCode;
  EXPECT_FALSE(report(kFailure, facts).contains("RIP=1234"));
}

TEST(Junit, EscapesTheSentence) {
  Facts facts;
  facts.serial = "\x1b[2J<&>";
  const std::string xml = junit("//a:b", kFailure, facts);
  EXPECT_TRUE(xml.contains("failures=\"1\""));
  EXPECT_TRUE(
      xml.contains("type=\"timeout\" message=\"timeout: &lt;slow&gt; &amp; &quot;late&quot;\""));
  EXPECT_TRUE(xml.contains("\\x1b[2J&lt;&amp;&gt;"));
}

TEST(Junit, HasOnlyCharactersOfXml) {
  Facts facts;
  facts.serial = "\xEF\xBF\xBE \xEF\xBF\xBF \x01";
  const std::string xml = junit("//a:b", kFailure, facts);
  EXPECT_TRUE(xml.contains("\\u{FFFE} \\u{FFFF} \\x01"));
  EXPECT_FALSE(xml.contains("\xEF\xBF\xBE") || xml.contains("\xEF\xBF\xBF"));
}

TEST(Junit, HasNoFailureForAPass) {
  EXPECT_FALSE(junit("//a:b", {Outcome::kPass, "pass"}, {}).contains("<failure"));
}

}  // namespace
}  // namespace slipway::runner
