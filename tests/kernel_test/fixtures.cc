// SPDX-License-Identifier: Apache-2.0
// What a fixture does, and when.
#include <slipway/test.h>

#include <string_view>

namespace {

// What has happened, a letter for each.
char history[32];
int happened = 0;

void note(char letter) {
  history[happened++] = letter;
}

class Logged : public testing::Test {
 protected:
  Logged() { note('('); }
  ~Logged() override { note(')'); }
  Logged(const Logged&) = delete;
  Logged& operator=(const Logged&) = delete;

  static void SetUpTestSuite() { note('<'); }
  static void TearDownTestSuite() { note('>'); }
  void SetUp() override { note('['); }
  void TearDown() override { note(']'); }

  int counter_ = 0;
};

TEST_F(Logged, First) {
  note('1');
  EXPECT_EQ(++counter_, 1);
  EXPECT_EQ(std::string_view(history), "<([1");
}

TEST_F(Logged, Second) {
  note('2');
  EXPECT_EQ(++counter_, 1);
  EXPECT_EQ(std::string_view(history), "<([1])([2");
}

TEST(Other, ComesBehindTheSuite) {
  EXPECT_EQ(std::string_view(history), "<([1])([2])>");
}

class Skipping : public testing::Test {
 protected:
  void SetUp() override { GTEST_SKIP() << "in SetUp"; }
};

TEST_F(Skipping, IsSkipped) {
  FAIL();
}

class SkippedSuite : public testing::Test {
 protected:
  static void SetUpTestSuite() { GTEST_SKIP() << "in SetUpTestSuite"; }
};

TEST_F(SkippedSuite, IsSkipped) {
  FAIL();
}
TEST_F(SkippedSuite, IsSkippedToo) {
  FAIL();
}

}  // namespace
