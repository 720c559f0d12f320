// SPDX-License-Identifier: Apache-2.0
// A boot sector that writes a word to the serial port and ends the emulator.
#define COM1 0x3f8
#define DEBUG_EXIT 0xf4

        .code16
        .globl  _start
        .section .text
_start:
        xor     %ax, %ax
        mov     %ax, %ds
        mov     $text, %si
        mov     $COM1, %dx
        cld
next:
        lodsb
        test    %al, %al
        jz      done
        outb    %al, %dx
        jmp     next
done:
        mov     $16, %al
        outb    %al, $DEBUG_EXIT
        hlt

text:
        .asciz  "Slipway"

        // The BIOS starts a sector that ends with these two bytes.
        .org    510
        .word   0xaa55
