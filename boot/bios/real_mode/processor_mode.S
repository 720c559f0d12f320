// The two ways between real mode and long mode (Intel SDM vol. 3, section 10.8.5), and the call of a
// BIOS service that needs both.

    .set    CR0_PE, 1 << 0                  // protection enable
    .set    CR0_PG, 1 << 31                 // paging
    .set    CR4_PAE, 1 << 5                 // physical address extension
    .set    MSR_EFER, 0xC0000080
    .set    EFER_LME, 1 << 8                // long mode enable

    .set    CODE64, 0x08
    .set    DATA, 0x10
    .set    CODE16, 0x18
    .set    DATA16, 0x20

    .section .processor_mode, "awx"

// Real mode to long mode at once, without protected mode between.
// On entry: EBX = where to go on, DS = 0. Changes EAX, ECX, EDX.
    .code16
    .globl  enter_long_mode
enter_long_mode:
    cli
    lidtl   no_interrupt_table
    lgdtl   gdt_pointer
    movl    %cr4, %eax
    movl    %eax, real_mode_cr4
    orl     $CR4_PAE, %eax
    movl    %eax, %cr4
    movl    $kPml4Address, %eax
    movl    %eax, %cr3
    movl    $MSR_EFER, %ecx
    rdmsr
    orl     $EFER_LME, %eax
    wrmsr
    movl    %cr0, %eax
    orl     $CR0_PE | CR0_PG, %eax
    movl    %eax, %cr0
    ljmpl   $CODE64, $in_long_mode

    .code64
in_long_mode:
    movl    $DATA, %eax
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
    pushq   $CODE16
    pushq   $compatibility_mode
    lretq

    // Compatibility mode with 16-bit segments of base 0.
    .code16
compatibility_mode:
    movw    $DATA16, %ax                    // limits of 64 KiB, as real mode expects to find them
    movw    %ax, %ds
    movw    %ax, %es
    movw    %ax, %fs
    movw    %ax, %gs
    movw    %ax, %ss
    movl    %cr0, %eax
    andl    $~(CR0_PE | CR0_PG) & 0xFFFFFFFF, %eax
    movl    %eax, %edx
    orl     $CR0_PE, %eax
    movl    %eax, %cr0                      // leaves long mode
    movl    %edx, %esi
    movl    $MSR_EFER, %ecx
    rdmsr
    andl    $~EFER_LME, %eax
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

    movw    bios_call_registers + 28, %es
    movl    bios_call_registers + 0, %eax
    movl    bios_call_registers + 4, %ebx
    movl    bios_call_registers + 8, %ecx
    movl    bios_call_registers + 12, %edx
    movl    bios_call_registers + 16, %esi
    movl    bios_call_registers + 20, %edi
    movl    bios_call_registers + 24, %ebp
    movw    bios_call_registers + 30, %ds
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
    popw    bios_call_registers + 30
    popl    bios_call_registers + 0
    popw    bios_call_registers + 32
    movl    %ebx, bios_call_registers + 4
    movl    %ecx, bios_call_registers + 8
    movl    %edx, bios_call_registers + 12
    movl    %esi, bios_call_registers + 16
    movl    %edi, bios_call_registers + 20
    movl    %ebp, bios_call_registers + 24
    movw    %es, bios_call_registers + 28

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

    .balign 8
gdt:                                        // Intel SDM vol. 3, section 3.4.5
    .quad   0
    .quad   0x00209A0000000000              // 64-bit code
    .quad   0x00CF92000000FFFF              // data, flat
    .quad   0x00009A000000FFFF              // 16-bit code, base 0, 64 KiB
    .quad   0x000092000000FFFF              // 16-bit data, base 0, 64 KiB
gdt_end:
gdt_pointer:
    .word   gdt_end - gdt - 1
    .long   gdt
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
    .globl  bios_call_vector
bios_call_vector:
    .word   0
    .balign 4
    .globl  bios_call_registers
bios_call_registers:
    .skip   36
