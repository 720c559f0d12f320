// SPDX-License-Identifier: Apache-2.0
// A kernel with 40 x 25 characters, whose dots are doubled.
#include "tests/screen/screen.inc"

BEGIN
  mov $0x0001, %ax  // INT 10h, function 0: text mode 1
  int $0x10
  PUT 40 * 24, GREY, "forty columns"
  SUCCEED
END
