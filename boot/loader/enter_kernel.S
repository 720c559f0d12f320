// SPDX-License-Identifier: Apache-2.0
// The last instructions of the loader. enter_kernel() copies them into the handoff page, which
// the loader's and the kernel's page tables map at the same address, and calls the copy as
//   void (boot_info: rdi, entry: rsi, stack_top: rdx, page_table_root: rcx)
// It needs no relocation: there is no address in it.

    .section .rodata.slipway_handoff_code, "a"
    .globl slipway_handoff_code
    .globl slipway_handoff_code_end

slipway_handoff_code:
    mov     %rcx, %cr3

    // The kernel's stack: a null return address, as if the entry point had been called, and
    // below it the entry point for RET to take.
    mov     %rdx, %rsp
    push    $0
    push    %rsi

    // All general registers but RDI and RSP are 0; writing the lower half clears the upper.
    xor     %eax, %eax
    xor     %ebx, %ebx
    xor     %ecx, %ecx
    xor     %edx, %edx
    xor     %esi, %esi
    xor     %ebp, %ebp
    xor     %r8d, %r8d
    xor     %r9d, %r9d
    xor     %r10d, %r10d
    xor     %r11d, %r11d
    xor     %r12d, %r12d
    xor     %r13d, %r13d
    xor     %r14d, %r14d
    xor     %r15d, %r15d

    // RFLAGS: all clear but bit 1, which is always set (Intel SDM vol. 1, 3.4.3).
    push    $2
    popf
    ret
slipway_handoff_code_end:

    .section .note.GNU-stack, "", @progbits
