// SPDX-License-Identifier: Apache-2.0
// The two entry points of a kernel that is entered beside EFI boot services, where there are any:
// efi_start keeps the state, and calls
//   void efi_main(const EfiEntryState& state)
// on the firmware's stack. Where there are none, the kernel has nothing to do.
#define DEBUG_CONSOLE 0xE9
#define DEBUG_EXIT 0xF4
#define EXIT_SUCCESS 0x10
#define EXIT_FAILURE 0x11
#define MAGIC 0x36D76289

    .section .text.start, "ax"
    .code64
    .globl efi_start
efi_start:
    movq    %rsp, %rcx
    pushfq
    popq    %rdx
    movq    %cr0, %rsi
    andq    $-16, %rsp
    // EfiEntryState, and what the stack's end needs to be a multiple of 16.
    subq    $48, %rsp
    movq    %rax, 0(%rsp)
    movq    %rbx, 8(%rsp)
    movq    %rcx, 16(%rsp)
    movq    %rdx, 24(%rsp)
    movq    %rsi, 32(%rsp)
    movq    %rsp, %rdi
    call    efi_main
1:  hlt
    jmp     1b

    .code32
    .globl _start
_start:
    cmpl    $MAGIC, %eax
    movb    $EXIT_FAILURE, %al
    jne     2f
    movl    $text, %esi
    movl    $(text_end - text), %ecx
    movl    $DEBUG_CONSOLE, %edx
    rep outsb
    movb    $EXIT_SUCCESS, %al
2:  outb    %al, $DEBUG_EXIT
    hlt
    jmp     2b

text:
    .ascii  "entered in 32 bits\n"
text_end:

    .section .note.GNU-stack, "", @progbits
