// SPDX-License-Identifier: Apache-2.0
// A kernel that knows no exit port.
#include "tests/verdicts/boot_sector.inc"

BEGIN
  SHOW "Hello!"
  SEND DEBUG_CONSOLE, "Hello!"
  SEND COM1, "Hello!"
  HALT
END
