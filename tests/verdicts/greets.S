// SPDX-License-Identifier: Apache-2.0
// A kernel that does all that is expected of it.
#include "tests/verdicts/boot_sector.inc"

BEGIN
  SHOW "Hello!"
  SEND DEBUG_CONSOLE, "Hello!"
  SEND COM1, "Hello!"
  EXIT 0x10
  HALT
END
