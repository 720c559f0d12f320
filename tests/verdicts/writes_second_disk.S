// SPDX-License-Identifier: Apache-2.0
// A kernel that writes to the second disk, and waits for it without an end.
#include "tests/verdicts/boot_sector.inc"

BEGIN
  xor %ax, %ax
  mov %ax, %es
  mov $0x7C00, %bx
  mov $0x0301, %ax  // INT 13h, function 3: write one sector
  mov $0x0001, %cx  // the first of cylinder 0
  mov $0x0081, %dx  // of the second disk, head 0
  int $0x13
  SEND DEBUG_CONSOLE, "Hello!"
1:
  jmp 1b
END
