// SPDX-License-Identifier: Apache-2.0
// A kernel that loads a font with one glyph for all characters but the blank.
#include "tests/screen/screen.inc"

BEGIN
  PUT 80, GREY, "nobody can read this"
  push %es
  push %ds
  pop %es
  xor %cx, %cx
load:
  push %cx
  mov $0x1100, %ax  // INT 10h, function 11h, 00h: glyphs from ES:BP
  mov $0x1000, %bx  // of 16 bytes, into block 0
  mov %cx, %dx
  mov $1, %cx
  mov $glyph, %bp
  int $0x10
  pop %cx
  inc %cx
  cmp $0x20, %cl
  jne 1f
  inc %cx
1:
  cmp $0x100, %cx
  jb load
  pop %es
  SUCCEED
glyph:
  .byte 0, 0, 0, 0, 0, 0x7E, 0x42, 0x42, 0x42, 0x42, 0x7E, 0, 0, 0, 0, 0
END
