// SPDX-License-Identifier: Apache-2.0
// A kernel with 512 characters: a second font, for bright letters, that has an A of its own.
#include "tests/screen/screen.inc"

BEGIN
  mov $0x1104, %ax  // INT 10h, function 11h, 04h: the BIOS' font of 8 x 16, into block 1
  mov $0x01, %bl
  int $0x10
  push %es
  push %ds
  pop %es
  mov $0x1100, %ax  // 00h: glyphs from ES:BP
  mov $0x1001, %bx  // of 16 bytes, into block 1
  mov $1, %cx
  mov $0x41, %dx
  mov $glyph, %bp
  int $0x10
  pop %es
  mov $0x1103, %ax  // 03h: bright letters from block 1, others from block 0
  mov $0x04, %bl
  int $0x10
  PUT 80, GREY, "FIRST ALPHABET"
  PUT 160, 0x0F, "SECOND ALPHABET"
  SUCCEED
glyph:
  .byte 0, 0, 0xFF, 0x81, 0x81, 0xBD, 0xA5, 0xA5, 0xA5, 0xA5, 0xBD, 0x81, 0x81, 0xFF, 0, 0
END
