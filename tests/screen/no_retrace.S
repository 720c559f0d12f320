// SPDX-License-Identifier: Apache-2.0
// A kernel that writes a text and stops the retraces, without which a monitor has no picture.
#include "tests/screen/screen.inc"

BEGIN
  PUT 80 * 3, GREY, "no retrace"
  SET CRTC, 0x17, 0x23
  SUCCEED
END
