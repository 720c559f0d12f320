// SPDX-License-Identifier: Apache-2.0
// From where a processor is started to where it waits. start_processors() copies this to the first
// byte of the handoff page, which is in the first MiB, and fills in what is read here: ProcessorStart
// in handoff_page_layout.h has the offsets. The kernel's page tables map the page at its physical
// address, so that they can be switched on here. There is no address in this code.
#include "slipway/machine/runtime/assembly_sections.h"

    .set PAGE_TABLE_ROOT, 0x110
    .set CR0, 0x114
    .set CR4, 0x118
    .set EFER, 0x11C
    .set PAGE_ATTRIBUTES, 0x120
    .set GDT, 0x12E
    .set MAPPED_GDT, 0x13E
    .set LONG_MODE_ENTRY, 0x148
    .set DATA_SEGMENT, 0x14E
    .set X2APIC, 0x150
    .set PLACE, 0x158
    .set MAPPED_IDT, 0x160

    // WaitingPlace
    .set HAS_ARRIVED, 4
    .set STACK_TOP, 8
    .set GOTO_ADDRESS, 16
    .set ARGUMENT, 24

    .set IA32_APIC_BASE, 0x1B
    .set IA32_PAT, 0x277
    .set IA32_EFER, 0xC0000080
    .set APIC_X2APIC, 10            // bits
    .set APIC_ENABLED, 11

    SLIPWAY_READ_ONLY_SECTION(slipway_processor_start)
    .globl slipway_processor_start
    .globl slipway_processor_start_long_mode
    .globl slipway_processor_start_end

    .code16
slipway_processor_start:
    cli
    cld
    movw    %cs, %ax
    movw    %ax, %ds
    lgdtl   GDT

    // Into long mode (Intel SDM vol. 3A, 10.8.5, "Initializing IA-32e Mode"), in one step.
    movl    CR4, %eax
    movl    %eax, %cr4
    movl    PAGE_TABLE_ROOT, %eax
    movl    %eax, %cr3
    movl    $IA32_EFER, %ecx
    xorl    %edx, %edx
    movl    EFER, %eax
    wrmsr
    movl    CR0, %eax
    movl    %eax, %cr0
    ljmpl   *LONG_MODE_ENTRY

    .code64
slipway_processor_start_long_mode:
    leaq    slipway_processor_start(%rip), %rbx
    lgdt    MAPPED_GDT(%rbx)
    lidt    MAPPED_IDT(%rbx)
    movw    DATA_SEGMENT(%rbx), %ax
    movw    %ax, %ss
    movw    %ax, %ds
    movw    %ax, %es
    movw    %ax, %fs
    movw    %ax, %gs
    xorl    %eax, %eax
    lldt    %ax

    movl    PAGE_ATTRIBUTES(%rbx), %eax
    movl    PAGE_ATTRIBUTES + 4(%rbx), %edx
    testl   %eax, %eax
    jz      1f
    movl    $IA32_PAT, %ecx
    wrmsr
1:
    // The local APIC's mode, which INIT leaves as it was. From x2APIC there is no way but by off
    // ("x2APIC State Transitions" there).
    movl    $IA32_APIC_BASE, %ecx
    rdmsr
    cmpl    $0, X2APIC(%rbx)
    jne     2f
    btrl    $APIC_X2APIC, %eax
    jnc     3f
    btrl    $APIC_ENABLED, %eax
    wrmsr
2:
    orl     $1 << APIC_ENABLED, %eax
    cmpl    $0, X2APIC(%rbx)
    je      2f
    orl     $1 << APIC_X2APIC, %eax
2:
    wrmsr
3:
    movq    PLACE(%rbx), %rbx
    movq    STACK_TOP(%rbx), %rsp
    pushq   $2
    popfq
    pushq   $0                      // the return address
    movq    GOTO_ADDRESS(%rbx), %rdx
    movq    ARGUMENT(%rbx), %rdi
    movl    $1, HAS_ARRIVED(%rbx)

4:  pause
    movq    (%rdx), %rax
    testq   %rax, %rax
    jz      4b

    pushq   %rax
    xorl    %eax, %eax
    xorl    %ebx, %ebx
    xorl    %ecx, %ecx
    xorl    %edx, %edx
    xorl    %esi, %esi
    xorl    %ebp, %ebp
    xorl    %r8d, %r8d
    xorl    %r9d, %r9d
    xorl    %r10d, %r10d
    xorl    %r11d, %r11d
    xorl    %r12d, %r12d
    xorl    %r13d, %r13d
    xorl    %r14d, %r14d
    xorl    %r15d, %r15d
    pushq   $2
    popfq
    ret
slipway_processor_start_end:
    // Does not assemble if the code reaches into what it reads.
    .org    slipway_processor_start + PAGE_TABLE_ROOT

    SLIPWAY_NO_EXECUTABLE_STACK
