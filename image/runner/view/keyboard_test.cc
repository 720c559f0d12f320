// SPDX-License-Identifier: Apache-2.0
#include "image/runner/view/keyboard.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

using Chords = std::vector<KeyChord>;

TEST(Keyboard, FindsPlainAndShiftedKeys) {
  EXPECT_EQ(keys_for("a7"), (Chords{{"a"}, {"7"}}));
  EXPECT_EQ(keys_for("A!?"), (Chords{{"shift", "a"}, {"shift", "1"}, {"shift", "slash"}}));
  EXPECT_EQ(keys_for(" \r\x7f"), (Chords{{"spc"}, {"ret"}, {"backspace"}}));
}

TEST(Keyboard, FindsControlKeys) {
  EXPECT_EQ(keys_for("\x04"), (Chords{{"ctrl", "d"}}));
  EXPECT_EQ(keys_for("\t"), (Chords{{"tab"}}));
}

TEST(Keyboard, TellsEscapeFromSequences) {
  EXPECT_EQ(keys_for("\x1b"), (Chords{{"esc"}}));
  EXPECT_EQ(keys_for("\x1b[Ax\x1b[24~"), (Chords{{"up"}, {"x"}, {"f12"}}));
}

TEST(Keyboard, HasAKeyForAllOfAscii) {
  for (char character = 0x20; character < 0x7F; ++character) {
    EXPECT_EQ(keys_for(std::string(1, character)).size(), 1u) << character;
  }
}

TEST(Keyboard, LeavesOutTheRest) {
  EXPECT_EQ(keys_for("\xC3\xA4"), Chords{});
}

}  // namespace
}  // namespace slipway::runner
