// SPDX-License-Identifier: Apache-2.0
// A kernel that writes black on black.
#include "tests/screen/screen.inc"

BEGIN
  PUT 80 * 3, 0x00, "black on black"
  SUCCEED
END
