// SPDX-License-Identifier: Apache-2.0
// A kernel that shows the right text and switches the machine off, by the ACPI port that QEMU's pc
// has at a fixed place.
#include "tests/verdicts/boot_sector.inc"

BEGIN
  SHOW "Hello!"
  SEND DEBUG_CONSOLE, "Hello!"
  SEND COM1, "Hello!"
  mov $0x604, %dx
  mov $0x2000, %ax
  out %ax, %dx
  HALT
END
