// SPDX-License-Identifier: Apache-2.0
// A kernel in monochrome text mode, which has its memory and its registers elsewhere.
#include "tests/screen/screen.inc"

BEGIN
  mov $0x0007, %ax  // INT 10h, function 0: text mode 7
  int $0x10
  mov $0xB000, %ax
  mov %ax, %es
  PUT 80, GREY, "one colour"
  SUCCEED
END
