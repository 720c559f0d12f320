// SPDX-License-Identifier: Apache-2.0
// The last instructions of the loader. enter_kernel() copies them into the handoff page, which the
// loader's and the kernel's page tables map at the same address, and calls the copy as
//   void (registers: rdi, page_table_root: rsi)
// where `registers`, in that page too, is what HandoffPage has in it. It needs no relocation: there
// is no address in it.
#include "slipway/machine/runtime/assembly_sections.h"

    .set CODE_SIZE, 64              // HandoffPage::code

    SLIPWAY_READ_ONLY_SECTION(slipway_handoff_code)
    .globl slipway_handoff_code
    .globl slipway_handoff_code_end

slipway_handoff_code:
    mov     %rsi, %cr3
    lgdt    -10(%rdi)               // HandoffPage::gdt_pointer
    lidt    -20(%rdi)               // HandoffPage::idt_pointer
    mov     %rdi, %rsp

    // EntryRegisters.
    pop     %rax
    pop     %rbx
    pop     %rcx
    pop     %rdx
    pop     %rsi
    pop     %rdi
    pop     %rbp
    pop     %r8
    pop     %r9
    pop     %r10
    pop     %r11
    pop     %r12
    pop     %r13
    pop     %r14
    pop     %r15

    // machine::InterruptFrame: entry point, CS, RFLAGS, stack and SS at once.
    iretq
slipway_handoff_code_end:

    SLIPWAY_NO_EXECUTABLE_STACK
    SLIPWAY_FITS(slipway_handoff_code, slipway_handoff_code_end, CODE_SIZE)
