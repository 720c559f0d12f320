// SPDX-License-Identifier: Apache-2.0
// A kernel that means to have 132 columns, and shows 80 of them.
#include "tests/screen/screen.inc"

BEGIN
  SET CRTC, 0x13, 66
  PUT 132 * 3 + 110, GREY, "on the right"
  SUCCEED
END
