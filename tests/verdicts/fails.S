// SPDX-License-Identifier: Apache-2.0
// A kernel that shows the right text and says that it failed.
#include "tests/verdicts/boot_sector.inc"

BEGIN
  SHOW "Hello!"
  SEND DEBUG_CONSOLE, "Hello!"
  SEND COM1, "Hello!"
  EXIT 0x11
  HALT
END
