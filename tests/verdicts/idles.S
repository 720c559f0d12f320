// SPDX-License-Identifier: Apache-2.0
// A kernel that shows the right text and then waits for interrupts, for ever: it neither exits nor
// stays halted.
#include "tests/verdicts/boot_sector.inc"

BEGIN
  SHOW "Hello!"
  SEND DEBUG_CONSOLE, "Hello!"
  SEND COM1, "Hello!"
  sti  // the timer's interrupt goes to the BIOS
1:
  hlt
  jmp 1b
END
