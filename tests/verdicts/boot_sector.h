// Assembler macros for kernels that fit into a boot sector: what the runner is tested with must
// not depend on a loader that works.
#ifndef SLIPWAY_TESTS_VERDICTS_BOOT_SECTOR_H_
#define SLIPWAY_TESTS_VERDICTS_BOOT_SECTOR_H_

// The BIOS has loaded us to 0x7C00, in real mode. Afterwards all segments are 0, but for ES: that
// is the screen, which is clear.
.macro BEGIN
  .code16
  .globl _start
_start:
  ljmp $0, $1f
1:
  xor %ax, %ax
  mov %ax, %ds
  mov %ax, %ss
  mov $0x7C00, %sp
  cld
  mov $0x0003, %ax  // INT 10h, function 0: text mode 3
  int $0x10
  mov $0xB800, %ax
  mov %ax, %es
.endm

// Writes a text to the screen's first line.
.macro SHOW text
  mov $8f, %si
  xor %di, %di
  mov $0x07, %ah
7:
  lodsb
  test %al, %al
  jz 9f
  stosw
  jmp 7b
8:
  .asciz "\text"
9:
.endm

// Writes a text to a byte-wide port.
.macro SEND port, text
  mov $8f, %si
  mov $\port, %dx
7:
  lodsb
  test %al, %al
  jz 9f
  out %al, %dx
  jmp 7b
8:
  .asciz "\text"
9:
.endm

#define DEBUG_CONSOLE 0xE9
#define COM1 0x3F8
#define EXIT_PORT 0xF4

.macro EXIT code
  mov $\code, %al
  out %al, $EXIT_PORT
.endm

.macro HALT
1:
  cli
  hlt
  jmp 1b
.endm

// The rest of the sector, with the signature that the BIOS looks for.
.macro END
  .org 510
  .byte 0x55, 0xAA
.endm

#endif  // SLIPWAY_TESTS_VERDICTS_BOOT_SECTOR_H_
