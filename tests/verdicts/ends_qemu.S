// SPDX-License-Identifier: Apache-2.0
// A kernel that shows the right text and ends QEMU by a device that the runner does not know.
#include "tests/verdicts/boot_sector.inc"

BEGIN
  SHOW "Hello!"
  SEND DEBUG_CONSOLE, "Hello!"
  SEND COM1, "Hello!"
  mov $0x501, %dx
  mov $7, %al
  out %al, %dx
  HALT
END
