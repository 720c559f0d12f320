// SPDX-License-Identifier: Apache-2.0
// As greets.S, but it writes its exit code as four bytes, as many kernels do.
#include "tests/verdicts/boot_sector.inc"

BEGIN
  SHOW "Hello!"
  SEND DEBUG_CONSOLE, "Hello!"
  SEND COM1, "Hello!"
  mov $0x10, %eax
  out %eax, $EXIT_PORT
  HALT
END
