// SPDX-License-Identifier: Apache-2.0
// Reads beyond a segment's end in real mode. A processor that does as its manual says refuses
// (Intel SDM vol. 3A, 22.1.1): that is what this machine is here for. QEMU's software CPU lets it
// pass.
#include "tests/verdicts/boot_sector.inc"

// Writes a text to the debug console, and to COM1 whenever it is free.
.macro SAY text
  mov $COM1 + 3, %dx  // line control: 8 bits, no parity, one stop bit
  mov $3, %al
  out %al, %dx
  mov $8f, %si
7:
  mov $COM1 + 5, %dx  // line status
  in %dx, %al
  test $0x20, %al     // transmitter holding register empty
  jz 7b
  lodsb
  test %al, %al
  jz 9f
  out %al, $DEBUG_CONSOLE
  mov $COM1, %dx
  out %al, %dx
  jmp 7b
8:
  .asciz "\text"
9:
.endm

#define GENERAL_PROTECTION 13

BEGIN
  movw $refused, GENERAL_PROTECTION * 4
  movw $0, GENERAL_PROTECTION * 4 + 2
  mov $0x10000, %ebx
  movb (%ebx), %al
  SAY "there are no limits"
  EXIT 0x11
  HALT
refused:
  SAY "segment limits are enforced"
  EXIT 0x10
  HALT
END
