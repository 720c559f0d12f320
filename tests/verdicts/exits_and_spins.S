// SPDX-License-Identifier: Apache-2.0
// A kernel that says something else, and does not halt behind its exit code.
#include "tests/verdicts/boot_sector.inc"

BEGIN
  SHOW "Goodbye!"
  EXIT 0x10
1:
  jmp 1b
END
