// SPDX-License-Identifier: Apache-2.0
// A kernel that writes a line of half a million characters, as a dump without line ends is, before
// the right text.
#include "tests/verdicts/boot_sector.inc"

BEGIN
  mov $500000, %ecx
  mov $'x', %al
1:
  out %al, $DEBUG_CONSOLE
  dec %ecx
  jnz 1b
  SEND DEBUG_CONSOLE, "\n"
  SHOW "Hello!"
  SEND DEBUG_CONSOLE, "Hello!"
  EXIT 0x10
  HALT
END
