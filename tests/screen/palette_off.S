// SPDX-License-Identifier: Apache-2.0
// A kernel that writes a text and cuts the palette off from the screen, as one does to change it.
#include "tests/screen/screen.inc"

BEGIN
  PUT 80 * 3, GREY, "palette is off"
  mov $0x3DA, %dx  // the next write to 0x3C0 is an address
  in %dx, %al
  mov $0x3C0, %dx
  xor %al, %al  // without bit 5, the palette's address source
  out %al, %dx
  SUCCEED
END
