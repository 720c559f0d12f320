// SPDX-License-Identifier: Apache-2.0
// A kernel that shows the right text and then resets the machine by its keyboard controller.
#include "tests/verdicts/boot_sector.inc"

BEGIN
  SHOW "Hello!"
  SEND DEBUG_CONSOLE, "Hello!"
  SEND COM1, "Hello!"
  mov $0xFE, %al
  out %al, $0x64
  HALT
END
