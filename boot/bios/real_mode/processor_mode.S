// SPDX-License-Identifier: Apache-2.0
// The two ways between real mode and long mode (Intel SDM vol. 3, section 10.8.5), and the call of a
// BIOS service that needs both.

    .section .processor_mode, "awx"

// Real mode to long mode at once, without protected mode between.
// On entry: EBX = where to go on, DS = 0. Changes EAX, ECX, EDX.
    .code16
    .globl  enter_long_mode
enter_long_mode:
    cli
    lidtl   no_interrupt_table
    lgdtl   descriptor_table_pointer
    movl    %cr4, %eax
    movl    %eax, real_mode_cr4
    orl     $kCr4PhysicalAddressExtension, %eax
    movl    %eax, %cr4
    movl    $kPml4Address, %eax
    movl    %eax, %cr3
    movl    $kMsrEfer, %ecx
    rdmsr
    orl     $kEferLongMode, %eax
    wrmsr
    movl    %cr0, %eax
    orl     $kCr0ProtectedAndPaged, %eax
    movl    %eax, %cr0
    ljmpl   $kCode64, $in_long_mode

    .code64
in_long_mode:
    movl    $kData, %eax
    movl    %eax, %ds
    movl    %eax, %es
    movl    %eax, %ss
    movl    %ebx, %ebx                      // the upper half is undefined after the mode switch
    jmpq    *%rbx

// extern "C" void bios_call(): calls the interrupt in bios_call_vector with the registers in
// bios_call_registers, and puts there what the BIOS gives back. See bios_call.h.
    .globl  bios_call
bios_call:
    pushq   %rbx
    pushq   %rbp
    pushq   %r12
    pushq   %r13
    pushq   %r14
    pushq   %r15
    movl    %esp, long_mode_stack           // always below 4 GiB
    sidt    long_mode_interrupt_table
    pushq   $kCode16
    pushq   $compatibility_mode
    lretq

    // Compatibility mode with 16-bit segments of base 0.
    .code16
compatibility_mode:
    movw    $kData16, %ax                   // limits of 64 KiB, as real mode expects to find them
    movw    %ax, %ds
    movw    %ax, %es
    movw    %ax, %fs
    movw    %ax, %gs
    movw    %ax, %ss
    movl    %cr0, %eax
    andl    $kCr0NeitherProtectedNorPaged, %eax
    movl    %eax, %edx
    orl     $kCr0Protected, %eax
    movl    %eax, %cr0                      // leaves long mode
    movl    %edx, %esi
    movl    $kMsrEfer, %ecx
    rdmsr
    andl    $kEferNotLongMode, %eax
    wrmsr
    movl    real_mode_cr4, %eax             // as the BIOS left it
    movl    %eax, %cr4
    movl    %esi, %cr0
    ljmpw   $0, $real_mode

real_mode:
    xorw    %ax, %ax
    movw    %ax, %ds
    movw    %ax, %es
    movw    %ax, %fs
    movw    %ax, %gs
    movw    $kBiosStackSegment, %ax
    movw    %ax, %ss
    movl    $kBiosStackSize, %esp
    lidtl   real_mode_interrupt_table

    // What INT would push, and below it the handler's address for LRET to jump to. The handler may
    // return by IRET or by RETF 2.
    sti
    pushfw
    pushw   %cs
    pushw   $bios_returned
    movw    bios_call_vector, %bx
    shlw    $2, %bx
    pushl   %es:(%bx)

    movw    bios_call_es, %es
    movl    bios_call_eax, %eax
    movl    bios_call_ebx, %ebx
    movl    bios_call_ecx, %ecx
    movl    bios_call_edx, %edx
    movl    bios_call_esi, %esi
    movl    bios_call_edi, %edi
    movl    bios_call_ebp, %ebp
    movw    bios_call_ds, %ds
    cli
    lretw

bios_returned:
    pushfw                                  // first of all: the carry flag says whether it failed
    cli
    cld
    pushl   %eax
    pushw   %ds
    xorw    %ax, %ax
    movw    %ax, %ds
    popw    bios_call_ds
    popl    bios_call_eax
    popw    bios_call_flags
    movl    %ebx, bios_call_ebx
    movl    %ecx, bios_call_ecx
    movl    %edx, bios_call_edx
    movl    %esi, bios_call_esi
    movl    %edi, bios_call_edi
    movl    %ebp, bios_call_ebp
    movw    %es, bios_call_es

    movl    $back_in_long_mode, %ebx
    jmp     enter_long_mode

    .code64
back_in_long_mode:
    lidt    long_mode_interrupt_table
    movl    long_mode_stack, %esp
    popq    %r15
    popq    %r14
    popq    %r13
    popq    %r12
    popq    %rbp
    popq    %rbx
    retq

descriptor_table_pointer:
    .word   kDescriptorTableLimit
    .long   descriptor_table
real_mode_interrupt_table:
    .word   0x3FF
    .long   0
no_interrupt_table:                         // an exception between the modes resets the machine
    .word   0
    .long   0

long_mode_interrupt_table:
    .skip   10
long_mode_stack:
    .long   0
real_mode_cr4:
    .long   0
