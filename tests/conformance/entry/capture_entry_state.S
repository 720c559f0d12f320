// SPDX-License-Identifier: Apache-2.0
// The entry point of the entry_state kernel: keeps the machine as the loader left it in
// `entry_state` (entry_state.h has its layout), and goes on in the library's _start.

    .section .text.capture_entry_state, "ax"
    .globl  capture_entry_state
capture_entry_state:
    movq    %rax, entry_state + 0x00(%rip)
    movq    %rbx, entry_state + 0x08(%rip)
    movq    %rcx, entry_state + 0x10(%rip)
    movq    %rdx, entry_state + 0x18(%rip)
    movq    %rsi, entry_state + 0x20(%rip)
    movq    %rdi, entry_state + 0x28(%rip)
    movq    %rbp, entry_state + 0x30(%rip)
    movq    %rsp, entry_state + 0x38(%rip)
    movq    %r8, entry_state + 0x40(%rip)
    movq    %r9, entry_state + 0x48(%rip)
    movq    %r10, entry_state + 0x50(%rip)
    movq    %r11, entry_state + 0x58(%rip)
    movq    %r12, entry_state + 0x60(%rip)
    movq    %r13, entry_state + 0x68(%rip)
    movq    %r14, entry_state + 0x70(%rip)
    movq    %r15, entry_state + 0x78(%rip)
    movq    (%rsp), %rax
    movq    %rax, entry_state + 0x80(%rip)
    pushfq
    popq    entry_state + 0x88(%rip)
    movw    %cs, entry_state + 0x90(%rip)
    movw    %ss, entry_state + 0x92(%rip)
    movw    %ds, entry_state + 0x94(%rip)
    movw    %es, entry_state + 0x96(%rip)
    movw    %fs, entry_state + 0x98(%rip)
    movw    %gs, entry_state + 0x9A(%rip)
    sgdt    entry_state + 0x9C(%rip)
    sidt    entry_state + 0xA6(%rip)
    sldt    entry_state + 0xB0(%rip)
    movl    $0xC0000100, %ecx       // IA32_FS_BASE
    rdmsr
    movl    %eax, entry_state + 0xB8(%rip)
    movl    %edx, entry_state + 0xBC(%rip)
    movl    $0xC0000101, %ecx       // IA32_GS_BASE
    rdmsr
    movl    %eax, entry_state + 0xC0(%rip)
    movl    %edx, entry_state + 0xC4(%rip)

    // The screen, before the library writes to it: a call as the ABI wants it, on an aligned stack.
    pushq   %rdi
    call    capture_screen
    popq    %rdi
    jmp     _start
