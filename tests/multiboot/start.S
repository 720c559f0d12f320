// SPDX-License-Identifier: Apache-2.0
// The entry point: keeps the state in which the kernel is entered, and calls
//   void kernel_main(const EntryState& state)
// on a stack of its own.
    .section .text.start, "ax"
    .code32
    .globl _start
_start:
    movl    $stack_end, %esp
    // EntryState, from its end.
    pushfl
    pushl   %ss
    pushl   %gs
    pushl   %fs
    pushl   %es
    pushl   %ds
    pushl   %cs
    movl    %cr4, %ecx
    pushl   %ecx
    movl    %cr0, %ecx
    pushl   %ecx
    pushl   %ebx
    pushl   %eax
    movl    %esp, %eax
    andl    $-16, %esp
    subl    $12, %esp
    pushl   %eax
    cld
    call    kernel_main
1:  hlt
    jmp     1b

    .section .bss.stack, "aw", @nobits
    .balign 16
    .skip   0x4000
stack_end:

    .section .note.GNU-stack, "", @progbits
