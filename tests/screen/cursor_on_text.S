// SPDX-License-Identifier: Apache-2.0
// A kernel whose cursor blinks on a letter, all of which it covers.
#include "tests/screen/screen.inc"

BEGIN
  PUT 80, GREY, "under the cursor"
  SET CRTC, 0x0A, 0x00
  SET CRTC, 0x0B, 0x0F
  SET CRTC, 0x0E, 0
  SET CRTC, 0x0F, 80 + 6
  SUCCEED
END
