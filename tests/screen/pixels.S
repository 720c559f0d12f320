// SPDX-License-Identifier: Apache-2.0
// A kernel that writes a text and then has 640 x 480 pixels, by the registers that Bochs gave VBE.
#include "tests/screen/screen.inc"

.macro VBE register, value
  mov $0x1CE, %dx
  mov $\register, %ax
  out %ax, %dx
  inc %dx
  mov $\value, %ax
  out %ax, %dx
.endm

BEGIN
  PUT 80 * 3, GREY, "text before pixels"
  VBE 4, 0     // off
  VBE 1, 640   // width
  VBE 2, 480   // height
  VBE 3, 32    // bits of a pixel
  VBE 4, 0xC1  // on, linear, memory left as it is
  SUCCEED
END
