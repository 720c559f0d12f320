// SPDX-License-Identifier: Apache-2.0
// A kernel with 132 x 25 characters, as terminals had them.
#include "tests/screen/screen.inc"

BEGIN
  SET CRTC, 0x11, 0x0E  // lets registers 0 to 7 be written
  SET CRTC, 0x01, 131   // the last column
  SET CRTC, 0x13, 66    // from row to row, in two cells
  PUT 132 * 3 + 110, GREY, "on the right"
  PUT 132 * 24, GREY, "in the last row"
  SUCCEED
END
