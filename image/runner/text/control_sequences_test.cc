// SPDX-License-Identifier: Apache-2.0
#include "image/runner/text/control_sequences.h"

#include <gtest/gtest.h>

namespace slipway::runner {
namespace {

TEST(ControlSequences, AreLeftOut) {
  EXPECT_EQ(without_control_sequences("a\x1b[2Jb\x1b[01;01Hc\x1b[=3hd\x1b[0 qe\x1b(Bf\x1b"
                                      "7g"),
            "abcdefg");
  EXPECT_EQ(without_control_sequences("\x1b[1m\x1b[33mShell> \x1b[0m"), "Shell> ");
}

TEST(ControlSequences, LeaveTheTextAlone) {
  EXPECT_EQ(without_control_sequences("a[2J \r\n\t\xC3\xA4"), "a[2J \r\n\t\xC3\xA4");
  EXPECT_EQ(without_control_sequences(""), "");
}

TEST(ControlSequences, MayBeCutOff) {
  EXPECT_EQ(without_control_sequences("a\x1b"), "a");
  EXPECT_EQ(without_control_sequences("a\x1b[01;"), "a");
  EXPECT_EQ(without_control_sequences("a\x1b[01;\nb"), "a\nb") << "no final byte";
}

}  // namespace
}  // namespace slipway::runner
