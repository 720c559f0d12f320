// SPDX-License-Identifier: Apache-2.0
// Runs on the machine that builds: what of a kernel touches no hardware.
#include "screen.h"

#include <gtest/gtest.h>

TEST(Cell, HasTheColorAboveTheCharacter) {
  EXPECT_EQ(cell('A', 0x0F), 0x0F41);
  EXPECT_EQ(cell('\xB0', 0x0F), 0x0FB0) << "the character's sign stays out of the color";
}
