// SPDX-License-Identifier: Apache-2.0
// A kernel whose console scrolls by moving the start of the screen, one line at a time.
#include "tests/screen/screen.inc"

BEGIN
  xor %bx, %bx  // the line's number
  xor %di, %di
next_line:
  push %di
  mov $prefix, %si
  mov $GREY, %ah
1:
  lodsb
  test %al, %al
  jz 2f
  stosw
  jmp 1b
2:
  mov %bl, %al
  aam  // AH = AL / 10, AL = AL % 10
  add $0x3030, %ax
  mov %al, %dl
  mov %ah, %al
  mov $GREY, %ah
  stosw
  mov %dl, %al
  stosw
  pop %di
  add $160, %di
  inc %bx
  cmp $40, %bx
  jb next_line
  SHOW_FROM 80 * 15
  SUCCEED
prefix:
  .asciz "line number "
END
