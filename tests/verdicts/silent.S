// SPDX-License-Identifier: Apache-2.0
// A kernel that does nothing at all.
#include "tests/verdicts/boot_sector.inc"

BEGIN
  HALT
END
