// SPDX-License-Identifier: Apache-2.0
// A kernel in VGA's own graphics mode of 640 x 480.
#include "tests/screen/screen.inc"

BEGIN
  PUT 80 * 3, GREY, "text before pixels"
  mov $0x0012, %ax  // INT 10h, function 0: mode 12h
  int $0x10
  SUCCEED
END
