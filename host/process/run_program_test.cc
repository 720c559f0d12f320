// SPDX-License-Identifier: Apache-2.0
#include "host/process/run_program.h"

#include <gtest/gtest.h>
#include <signal.h>

namespace slipway::host {
namespace {

// No test here comes near it.
constexpr std::chrono::seconds kLimit{50};

Result<ProgramRun> run(const std::string& script) {
  return run_program({"/bin/sh", "-c", script}, {"PATH=/usr/bin:/bin"}, kLimit);
}

TEST(RunProgram, HasTheOutputAndTheExitStatus) {
  const auto done = run("echo some words; exit 7");
  ASSERT_TRUE(done) << done.error();
  EXPECT_EQ(done->output, "some words\n");
  EXPECT_EQ(done->end.exit_status, 7);
  EXPECT_EQ(done->end.signal, 0);
  EXPECT_EQ(done->end.text(), "exit status 7");
  EXPECT_FALSE(done->timed_out);
  EXPECT_GT(done->end.processor_microseconds, 0);
}

TEST(RunProgram, HasTheEnvironmentThatItIsGiven) {
  EXPECT_EQ(run_program({"/usr/bin/env"}, {"A=b"}, kLimit)->output, "A=b\n");
}

TEST(RunProgram, TakesMoreThanAPipeHolds) {
  EXPECT_EQ(run("head -c 1000000 /dev/zero")->output.size(), 1'000'000u);
}

TEST(RunProgram, TellsASignalFromAStatus) {
  const auto done = run("kill -TERM $$");
  ASSERT_TRUE(done) << done.error();
  EXPECT_EQ(done->end.signal, SIGTERM);
  EXPECT_EQ(done->end.text(), "signal 15");
}

TEST(RunProgram, HasNoInputAndOurErrors) {
  EXPECT_EQ(
      run("cat; [ $(readlink /proc/$$/fd/2) = $(readlink /proc/$PPID/fd/2) ] && echo same")->output,
      "same\n");
}

TEST(RunProgram, KillsWhatTakesTooLong) {
  // It would wait for ever: for its own end of a pipe that nobody writes to.
  const auto done = run_program(
      {"/bin/sh", "-c", "echo begun; mkfifo $0; read word < $0", testing::TempDir() + "/pipe"},
      {"PATH=/usr/bin:/bin"}, std::chrono::seconds(1));
  ASSERT_TRUE(done) << done.error();
  EXPECT_TRUE(done->timed_out);
  EXPECT_EQ(done->end.signal, SIGKILL);
}

TEST(RunProgram, SaysWhatCannotBeStarted) {
  const auto done = run_program({"/no/such/program"}, {}, kLimit);
  ASSERT_TRUE(done) << done.error();
  EXPECT_EQ(done->end.exit_status, 127);  // as shells say it
}

}  // namespace
}  // namespace slipway::host
