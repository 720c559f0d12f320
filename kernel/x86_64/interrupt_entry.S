// SPDX-License-Identifier: Apache-2.0
// Where the processor enters on an interrupt or exception, and goes back from.

// On from descriptor_tables.cc or from below, where an error code and the vector have been pushed:
// completes the InterruptState, goes on in C++, and takes up again what was interrupted.
    .section .text.slipway_interrupt_entry, "ax", @progbits
    .globl  slipway_interrupt_entry
    .hidden slipway_interrupt_entry
slipway_interrupt_entry:
    .irp    register, rax, rbx, rcx, rdx, rsi, rdi, rbp, r8, r9, r10, r11, r12, r13, r14, r15
    pushq   %\register
    .endr
    cld
    movq    %rsp, %rdi                      // a multiple of 16: the processor aligned it, and 22
                                            // quadwords were pushed
    call    slipway_dispatch_interrupt
    .irp    register, r15, r14, r13, r12, r11, r10, r9, r8, rbp, rdi, rsi, rdx, rcx, rbx, rax
    popq    %\register
    .endr
    addq    $16, %rsp                       // the vector and the error code
    iretq

// One entry, 8 bytes long, for each vector behind the exceptions, 32 to 255: none of these has an
// error code. Less 128, the vector is a byte in the instruction.
    .section .text.slipway_interrupt_entries, "ax", @progbits
    .globl  slipway_interrupt_entries
    .hidden slipway_interrupt_entries
    .balign 8
slipway_interrupt_entries:
    .set    vector, 32
    .rept   256 - 32
    .balign 8
    pushq   $(vector - 128)
    jmp     numbered_interrupt
    .set    vector, vector + 1
    .endr

numbered_interrupt:
    addq    $128, (%rsp)
    pushq   (%rsp)                          // the vector, below what becomes the error code
    movq    $0, 8(%rsp)
    jmp     slipway_interrupt_entry

    .section .note.GNU-stack, "", @progbits
