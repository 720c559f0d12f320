// SPDX-License-Identifier: Apache-2.0
// A kernel with 80 x 50 characters: cells of 8 lines, and the upper halves of the font's glyphs.
#include "tests/screen/screen.inc"

BEGIN
  SET CRTC, 0x09, 0x47
  PUT 80 * 40, GREY, "row forty"
  SUCCEED
END
