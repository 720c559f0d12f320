// SPDX-License-Identifier: Apache-2.0
#include "frames.h"

#include <slipway/test.h>

namespace {

class FramesTest : public testing::Test {
 protected:
  void SetUp() override { frames_.add(0x1000, 4 * Frames::kFrameSize); }

  Frames frames_;
};

TEST_F(FramesTest, AreFreeAtFirst) {
  EXPECT_EQ(frames_.free_count(), 4);
}

TEST_F(FramesTest, AreGivenOnce) {
  const auto first = frames_.allocate();
  const auto second = frames_.allocate();
  ASSERT_TRUE(first);
  ASSERT_TRUE(second);
  EXPECT_NE(*first, *second);
  EXPECT_EQ(frames_.free_count(), 2);
}

TEST_F(FramesTest, RunOut) {
  for (int i = 0; i < 4; ++i) {
    EXPECT_TRUE(frames_.allocate()) << "frame " << i;
  }
  EXPECT_FALSE(frames_.allocate());
}

TEST_F(FramesTest, AreFreedOnce) {
  const auto frame = frames_.allocate();
  ASSERT_TRUE(frame);
  EXPECT_TRUE(frames_.free(*frame));
  EXPECT_FALSE(frames_.free(*frame));
  EXPECT_FALSE(frames_.free(0x123000));
}

class Range : public testing::TestWithParam<std::uint64_t> {};

// However a range begins and ends, only whole frames of it count.
TEST_P(Range, HasWholeFramesAlone) {
  Frames frames;
  frames.add(0x1000 - GetParam(), 2 * Frames::kFrameSize + GetParam());
  EXPECT_EQ(frames.free_count(), 2);
}

INSTANTIATE_TEST_SUITE_P(Crooked, Range, testing::Values(0, 1, 8, 4095));

}  // namespace
