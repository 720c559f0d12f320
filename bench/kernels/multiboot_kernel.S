// SPDX-License-Identifier: Apache-2.0
// The same kernel for GRUB (multiboot2), SYSLINUX (multiboot) and the read loop, which jumps to its
// first byte: 32-bit code, as a memory image without an ELF file around it.
#include "bench/kernels/leave.inc"

  .section .text, "ax"
  .code32
  .globl _start
_start:
  REPORT_TIME
  CHECK_AND_LEAVE payload_end - 8, payload_end - 4

#define MULTIBOOT_MAGIC 0x1BADB002
#define MULTIBOOT_HAS_ADDRESSES 0x10000

  // Multiboot specification 0.6.96, section 3.1. An end of 0 means the end of the file.
  .balign 4
multiboot_header:
  .long MULTIBOOT_MAGIC
  .long MULTIBOOT_HAS_ADDRESSES
  .long -(MULTIBOOT_MAGIC + MULTIBOOT_HAS_ADDRESSES)
  .long multiboot_header, _start, 0, 0, _start  // header, start, end, end of .bss, entry

#define MULTIBOOT2_MAGIC 0xE85250D6
#define MULTIBOOT2_SIZE (multiboot2_end - multiboot2_header)
#define MULTIBOOT2_CHECKSUM -(MULTIBOOT2_MAGIC + MULTIBOOT2_SIZE)

  // Multiboot2 specification 2.0, section 3.1.
  .balign 8
multiboot2_header:
  .long MULTIBOOT2_MAGIC, 0, MULTIBOOT2_SIZE, MULTIBOOT2_CHECKSUM
  // Address tag: type, flags, size; header, start, end, end of .bss.
  .word 2, 0
  .long 24
  .long multiboot2_header, _start, 0, 0
  // Entry address tag, and its padding.
  .word 3, 0
  .long 12, _start, 0
  // End tag.
  .word 0, 0
  .long 8
multiboot2_end:
