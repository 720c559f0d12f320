// SPDX-License-Identifier: Apache-2.0
// A kernel that shows the right text and then triple-faults: no interrupt has a handler.
#include "tests/verdicts/boot_sector.inc"

BEGIN
  SHOW "Hello!"
  SEND DEBUG_CONSOLE, "Hello!"
  SEND COM1, "Hello!"
  lidtl no_handlers
  mov %cr0, %eax
  or $1, %al  // protected mode, where real mode's vectors no longer count
  mov %eax, %cr0
  ud2
no_handlers:
  .word 0
  .long 0
END
