// SPDX-License-Identifier: Apache-2.0
// Cases as a kernel has them, for session_test.cc. They fail on purpose.
#include "slipway/kernel/fault/exit.h"
#include "slipway/kernel/testing/macros.h"
#include "slipway/kernel/testing/parameters.h"
#include "slipway/kernel/text/print.h"

namespace slipway {
namespace {

// As a panic, of which there can be one in a process.
void die(const char* why) {
  println("dying: {}", why);
  exit(ExitCode::kFailure);
}

TEST(Sample, Passes) {
  print("printed\nin ");
  print("pieces");
}

TEST(Sample, Fails) {
  println("before it");
  SCOPED_TRACE("in a trace");
  EXPECT_EQ(1 + 1, 3) << "a " << "message";
  ASSERT_TRUE(HasFatalFailure());
  println("not printed");
}

TEST(Sample, Skips) {
  GTEST_SKIP() << "for a reason";
}

TEST(Sample, Dies) {
  die("on purpose");
}

TEST(Dying, Thrice) {
  EXPECT_DEATH(die("first"), "fi?rst");
  println("between");
  EXPECT_DEATH(println("alive"), "second");
  EXPECT_DEATH(die("third"), "third");
  EXPECT_TRUE(HasFailure()) << "behind them";
}

class Suite : public testing::Test {
 protected:
  static void SetUpTestSuite() { println("set up suite"); }
  static void TearDownTestSuite() { EXPECT_TRUE(false) << "in the end"; }
  void SetUp() override { println("set up"); }
  void TearDown() override { println("tear down"); }
};

TEST_F(Suite, One) {
  println("one");
}
TEST_F(Suite, Two) {
  println("two");
}

class Number : public testing::TestWithParam<int> {};

TEST_P(Number, IsOdd) {
  EXPECT_EQ(GetParam() % 2, 1);
}
INSTANTIATE_TEST_SUITE_P(Two, Number, testing::Values(1, 2));

class DyingSuite : public testing::Test {
 protected:
  static void SetUpTestSuite() { EXPECT_DEATH(die("set up suite"), "set up"); }
};

TEST_F(DyingSuite, Dies) {
  EXPECT_DEATH(die("case"), "case");
}

TEST(Last, DISABLED_IsLeftOut) {
  FAIL();
}

}  // namespace
}  // namespace slipway
