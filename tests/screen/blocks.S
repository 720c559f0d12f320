// SPDX-License-Identifier: Apache-2.0
// A kernel that draws a bar of blocks, and one of blocks in the colour of their background.
#include "tests/screen/screen.inc"

BEGIN
  PUT 80, GREY, "[\333\333\333\334\337  ] a bar"
  PUT 160, GREY, "["
  PUT 161, 0x00, "\333\333\333\333"
  PUT 165, GREY, "] no bar"
  SUCCEED
END
