// SPDX-License-Identifier: Apache-2.0
// A kernel that shows the right text and then runs in a circle.
#include "tests/verdicts/boot_sector.inc"

BEGIN
  SHOW "Hello!"
  SEND DEBUG_CONSOLE, "Hello!"
  SEND COM1, "Hello!"
1:
  jmp 1b
END
