// SPDX-License-Identifier: Apache-2.0
// The read loop: a boot sector that reads the kernel, 127 sectors a BIOS call, copies each piece to
// where it belongs, and jumps to its first byte. What a loader takes that only reads.
#include "bench/kernels/leave.inc"

#define KERNEL_ADDRESS 0x1000000
#define BUFFER_ADDRESS 0x10000
#define SECTORS_PER_READ 127  // EDD 3.0 promises no more
#define SECTOR_SIZE 512

#define FLAT_CODE 8
#define FLAT_DATA 16

  .section .text, "ax"
  .code16
  .globl _start
_start:
  cli
  ljmp $0, $1f
1:
  xorw %ax, %ax
  movw %ax, %ds
  movw %ax, %es
  movw %ax, %ss
  movw $_start, %sp
  cld
  inb $0x92, %al  // system control port A, bit 1: address line 20
  orb $2, %al
  outb %al, $0x92
  lgdtl gdt_pointer
  movl $kernel_sectors, %ebp  // what is left
  movl $KERNEL_ADDRESS, %edi

read_piece:
  movl $SECTORS_PER_READ, %ecx
  cmpl %ecx, %ebp
  jae 1f
  movl %ebp, %ecx
1:
  movw %cx, packet_sectors
  pushal
  movb $0x42, %ah
  movw $packet, %si
  int $0x13
  popal
  jc read_error
  subl %ecx, %ebp
  addl %ecx, packet_first_sector

  // In protected mode all memory can be reached; with interrupts off, CS may stay as it is.
  cli
  movl %cr0, %eax
  incw %ax
  movl %eax, %cr0
  movw $FLAT_DATA, %bx
  movw %bx, %ds
  movw %bx, %es
  movl $BUFFER_ADDRESS, %esi
  shll $7, %ecx  // sectors to 4-byte words
  rep movsl (%esi), (%edi)
  testl %ebp, %ebp
  jz done
  decw %ax
  movl %eax, %cr0
  xorw %bx, %bx
  movw %bx, %ds
  movw %bx, %es
  jmp read_piece

done:
  movw %ds, %bx
  movw %bx, %ss
  ljmpl $FLAT_CODE, $KERNEL_ADDRESS

read_error:
  LEAVE EXIT_READ_ERROR

  .balign 4
packet:  // EDD 3.0, section 3.2
  .byte 16, 0
packet_sectors:
  .word 0
  .word 0, BUFFER_ADDRESS / 16  // offset, segment
packet_first_sector:
  .quad 1

  .balign 8
gdt:
  .quad 0
  .quad 0x00CF9B000000FFFF  // FLAT_CODE: 32 bits, base 0, limit 4 GiB
  .quad 0x00CF93000000FFFF  // FLAT_DATA
gdt_pointer:
  .word gdt_pointer - gdt - 1
  .long gdt

  .org 510
  .byte 0x55, 0xAA
