// SPDX-License-Identifier: Apache-2.0
// A kernel whose text never reaches a console.
#include "tests/verdicts/boot_sector.inc"

BEGIN
  SHOW "Hello!"
  SEND DEBUG_CONSOLE, "boot ok"
  EXIT 0x10
  HALT
END
