// SPDX-License-Identifier: Apache-2.0
// A kernel that says nothing but that it succeeded.
#include "tests/verdicts/boot_sector.inc"

BEGIN
  EXIT 0x10
  HALT
END
