// SPDX-License-Identifier: Apache-2.0
// A kernel that writes grey on black, with a palette in which grey is black.
#include "tests/screen/screen.inc"

BEGIN
  PUT 80 * 3, GREY, "grey is black"
  mov $0x3C8, %dx  // the number of the colour that is written
  mov $7, %al
  out %al, %dx
  inc %dx
  xor %al, %al
  out %al, %dx  // red, green and blue
  out %al, %dx
  out %al, %dx
  SUCCEED
END
