// SPDX-License-Identifier: Apache-2.0
// On from descriptor_tables.cc, where the vector and an error code have been pushed: completes the
// ExceptionFrame and goes on in C++, from where nothing returns.

    .section .text.slipway_exception_entry, "ax", @progbits
    .globl  slipway_exception_entry
    .hidden slipway_exception_entry
slipway_exception_entry:
    .irp    register, rax, rbx, rcx, rdx, rsi, rdi, rbp, r8, r9, r10, r11, r12, r13, r14, r15
    pushq   %\register
    .endr
    cld
    movq    %rsp, %rdi                      // a multiple of 16: the processor aligned it, and 22
                                            // quadwords were pushed
    call    slipway_report_exception

    .section .note.GNU-stack, "", @progbits
