// SPDX-License-Identifier: Apache-2.0
// A kernel that writes a text and leaves the sequencer in its reset, as one does to change the clock.
#include "tests/screen/screen.inc"

BEGIN
  PUT 80 * 3, GREY, "sequencer is held"
  SET SEQUENCER, 0x00, 0x01
  SUCCEED
END
