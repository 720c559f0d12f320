// SPDX-License-Identifier: Apache-2.0
// A kernel that shows the right text for half a second, long enough for the runner to see it, then
// another one in its place, as a panic does, and halts.
#include "tests/verdicts/boot_sector.inc"

#define TICKS 9

BEGIN
  SHOW "Hello!"
  sti
  mov (0x46C), %bx  // the BIOS' count of ticks
1:
  pause
  mov (0x46C), %ax
  sub %bx, %ax
  cmp $TICKS, %ax
  jb 1b
  SHOW "Panic!"
  HALT
END
