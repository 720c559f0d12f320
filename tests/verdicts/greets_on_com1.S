// SPDX-License-Identifier: Apache-2.0
// A kernel whose console is the serial port alone.
#include "tests/verdicts/boot_sector.inc"

BEGIN
  SHOW "Hello!"
  SEND COM1, "Hello!"
  EXIT 0x10
  HALT
END
