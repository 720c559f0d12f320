// SPDX-License-Identifier: Apache-2.0
// A kernel whose text never reaches the screen.
#include "tests/verdicts/boot_sector.inc"

BEGIN
  SHOW "boot ok"
  SEND DEBUG_CONSOLE, "Hello!"
  SEND COM1, "Hello!"
  EXIT 0x10
  HALT
END
