// SPDX-License-Identifier: Apache-2.0
// A kernel with two pages of text, the second of which is shown.
#include "tests/screen/screen.inc"

BEGIN
  PUT 80 * 3, GREY, "hidden page"
  PUT PAGE + 80 * 3, GREY, "visible page"
  SHOW_FROM PAGE
  SUCCEED
END
