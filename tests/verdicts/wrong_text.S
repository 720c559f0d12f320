// SPDX-License-Identifier: Apache-2.0
// A kernel that says something else.
#include "tests/verdicts/boot_sector.inc"

BEGIN
  SHOW "Goodbye!"
  SEND DEBUG_CONSOLE, "Goodbye!"
  SEND COM1, "Goodbye!"
  EXIT 0x10
  HALT
END
