// SPDX-License-Identifier: Apache-2.0
// A kernel that writes a text and switches the screen off, by the sequencer.
#include "tests/screen/screen.inc"

BEGIN
  PUT 80 * 3, GREY, "screen is off"
  SET SEQUENCER, 0x01, 0x20
  SUCCEED
END
