// SPDX-License-Identifier: Apache-2.0
// A kernel with 80 x 50 characters, in the BIOS' font of 8 x 8.
#include "tests/screen/screen.inc"

BEGIN
  mov $0x1112, %ax  // INT 10h, function 11h, 12h: that font, and as many rows as fit
  xor %bl, %bl
  int $0x10
  PUT 80 * 49, GREY, "row forty-nine, of 8 lines"
  SUCCEED
END
