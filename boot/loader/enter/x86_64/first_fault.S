// SPDX-License-Identifier: Apache-2.0
// What a kernel's exceptions lead to until it has an interrupt table of its own: a report on the
// debug console and on COM1, and on the screen where that has text; then QEMU's exit device, and a
// halt. enter_kernel() copies all of it into the handoff page, at a multiple of 8. There is no
// address in it, and it needs nothing else that is mapped, but a stack: the one that is in use, and
// for a double fault, as it comes where that has overflowed, the top of the kernel's (first_fault.h).
#include "slipway/machine/runtime/assembly_sections.h"

    // machine::qemu, machine::uart and machine::pushes_error_code(): first_fault.cc compares them.
    .set DEBUG_CONSOLE, 0xE9
    .set DEBUG_EXIT, 0xF4
    .set EXIT_FIRST_FAULT, 0x13
    .set COM1, 0x3F8
    .set LINE_CONTROL, COM1 + 3
    .set LINE_STATUS, COM1 + 5
    .set TRANSMITTER_EMPTY, 1 << 6
    .set WITH_ERROR_CODE, 0x60227D00

    .set CR0_WRITE_PROTECT, 16      // a bit
    .set CODE_SIZE, 2624            // HandoffPage::first_fault

    .set REGISTERS, 15 * 8          // that are pushed below the address of the next entry
    .set LAST_NAME, 22              // of an exception in `names`

    .set WHITE_ON_RED, 0x4F
    .set ROW_SIZE, 80 * 2           // of text

    // Looks at the serial port in vain before it is given up, of at least a microsecond each.
    .set PATIENCE, 1 << 17

    // In the text, for what comes from the machine.
    .set END, 0
    .set SHORT_NUMBER, 1            // in hexadecimal, without zeros in front
    .set REGISTER, 2                // likewise, with them
    .set VECTOR, 3                  // in decimal
    .set NAME, 4                    // of the exception

    SLIPWAY_READ_ONLY_SECTION(slipway_first_fault)
    .globl slipway_first_fault
    .globl slipway_first_fault_screen
    .globl slipway_first_fault_end

    // Each exception has an entry before this, which is a CALL to it of 5 bytes: the return address
    // says which it was.
slipway_first_fault:
    cld
    .irp    register, r15, r14, r13, r12, r11, r10, r9, r8, rbp, rdi, rsi, rdx, rcx, rbx, rax
    pushq   %\register
    .endr
    movq    REGISTERS(%rsp), %rax
    leaq    slipway_first_fault - 32 * 5(%rip), %rcx
    subl    %ecx, %eax
    xorl    %edx, %edx
    movl    $5, %ecx
    divl    %ecx
    leal    -1(%rax), %ebx          // the vector, from here on
    leaq    REGISTERS + 8(%rsp), %rbp
    xorl    %eax, %eax
    movl    $WITH_ERROR_CODE, %ecx
    btl     %ebx, %ecx
    jnc     1f
    movl    (%rbp), %eax
    addq    $8, %rbp
1:
    // The numbers in the text, from its end to its beginning. RBP is at the processor's frame.
    movq    %cr3, %rcx
    pushq   %rcx
    pushq   16(%rbp)                // RFLAGS
    pushq   24(%rbp)                // RSP
    movq    %cr2, %rcx
    pushq   %rcx
    pushq   %rax
    pushq   (%rbp)                  // RIP

    // The page may be written only without write protection.
    movq    %cr0, %rax
    btrq    $CR0_WRITE_PROTECT, %rax
    movq    %rax, %cr0

    // Another processor waits for the first to end. A fault from the report itself is from the
    // screen, which the kernel may have unmapped: all else has been said by then.
    lock btsl $0, state(%rip)
    jnc     1f
    testl   $2, state(%rip)
    jnz     finish
    jmp     halt
1:
    xorl    %r15d, %r15d            // where the next character goes: 0 for the consoles
    movl    $PATIENCE, %r14d
    call    wait_for_transmitter
    leaq    serial_settings(%rip), %rsi
    movl    $(serial_settings_end - serial_settings) / 2, %ecx
    movl    $LINE_CONTROL, %edx
1:  lodsw
    movb    %al, %dl
    movb    %ah, %al
    outb    %al, %dx
    loop    1b
    movq    %rsp, %r13
    call    show

    movq    slipway_first_fault_screen(%rip), %r15
    testq   %r15, %r15
    jz      finish
    lock btsl $1, state(%rip)
    movq    %rsp, %r13
    call    show
finish:
    movb    $EXIT_FIRST_FAULT, %al
    outb    %al, $DEBUG_EXIT
halt:
    cli
    hlt
    jmp     halt

    // The text, with the numbers at R13.
show:
    leaq    text(%rip), %rsi
next:
    lodsb
    cmpb    $NAME, %al
    ja      plain
    je      name
    cmpb    $VECTOR, %al
    je      vector
    testb   %al, %al
    jz      9f

    xorl    %r12d, %r12d            // whether zeros are shown
    cmpb    $REGISTER, %al
    sete    %r12b
    movq    (%r13), %rdi
    addq    $8, %r13
    movl    $16, %ebp
1:  rolq    $4, %rdi
    movl    %edi, %eax
    andl    $15, %eax
    orl     %eax, %r12d
    jnz     2f
    cmpl    $1, %ebp                // the last digit is always shown
    jne     4f
2:  addb    $'0', %al
    cmpb    $'9', %al
    jbe     3f
    addb    $'a' - '9' - 1, %al
3:  call    put
4:  decl    %ebp
    jnz     1b
    jmp     next

vector:
    movl    %ebx, %eax
    xorl    %edx, %edx
    movl    $10, %ecx
    divl    %ecx
    testl   %eax, %eax
    jz      1f
    pushq   %rdx
    addb    $'0', %al
    call    put
    popq    %rdx
1:  leal    '0'(%rdx), %eax
plain:
    call    put
    jmp     next

name:
    pushq   %rsi
    leaq    names(%rip), %rsi
    movl    $LAST_NAME, %ecx
    cmpl    %ecx, %ebx
    cmovbl  %ebx, %ecx
    jecxz   2f
1:  lodsb
    testb   %al, %al
    jnz     1b
    loop    1b
2:  lodsb
    testb   %al, %al
    jz      3f
    call    put
    jmp     2b
3:  popq    %rsi
    jmp     next

    // Shows the character in AL. Uses RAX, RCX and RDX.
put:
    testq   %r15, %r15
    jnz     put_on_screen
    outb    %al, $DEBUG_CONSOLE
    movb    %al, %cl
    call    wait_for_transmitter
    jz      9f
    movb    $COM1 & 0xFF, %dl
    movb    %cl, %al
    outb    %al, %dx
    movl    $PATIENCE, %r14d
9:  ret

    // Sets ZF if there is no patience left. DX is LINE_STATUS then.
wait_for_transmitter:
    movl    $LINE_STATUS, %edx
1:  inb     %dx, %al
    testb   $TRANSMITTER_EMPTY, %al
    jnz     9b
    subl    $1, %r14d
    jns     1b
    xorl    %eax, %eax
    ret

put_on_screen:
    cmpb    $'\r', %al
    je      9b
    movb    $WHITE_ON_RED, %ah
    cmpb    $'\n', %al
    je      1f
    movw    %ax, (%r15)
    addq    $2, %r15
    ret
    // Blanks to the end of the row that has been begun.
1:  movq    %r15, %rax
    subq    slipway_first_fault_screen(%rip), %rax
    xorl    %edx, %edx
    movl    $ROW_SIZE, %ecx
    divl    %ecx
    testl   %edx, %edx
    jz      9b
    movw    $WHITE_ON_RED << 8 | ' ', (%r15)
    addq    $2, %r15
    jmp     1b

    // Ports, by their lower byte, and what is written to them: 115200 baud, 8N1, as the UART's
    // driver has it (machine/devices/uart_16550.h).
serial_settings:
    .byte   LINE_CONTROL & 0xFF, 0x80
    .byte   COM1 & 0xFF, 1
    .byte   (COM1 + 1) & 0xFF, 0
    .byte   LINE_CONTROL & 0xFF, 3
    .byte   (COM1 + 1) & 0xFF, 0
    .byte   (COM1 + 4) & 0xFF, 3
serial_settings_end:

    // The runner looks for how it begins (image/runner/verdict/first_fault.cc).
text:
    .ascii  "\r\nSlipway: first fault: exception "
    .byte   VECTOR
    .ascii  " ("
    .byte   NAME
    .ascii  ") at 0x"
    .byte   SHORT_NUMBER
    .ascii  ", error code 0x"
    .byte   SHORT_NUMBER
    .ascii  ", cr2 0x"
    .byte   SHORT_NUMBER
    .ascii  "\r\nThe kernel had not loaded an interrupt table (IDT) of its own yet."
    .macro  row, first, second, third
    .ascii  "\r\n\first "
    .byte   REGISTER
    .ascii  "  \second "
    .byte   REGISTER
    .ascii  "  \third "
    .byte   REGISTER
    .endm
    row     rsp, flags, cr3
    row     rax, rbx, rcx
    row     rdx, rsi, rdi
    row     rbp, r8, r9
    row     r10, r11, r12
    row     r13, r14, r15
    .asciz  "\r\n"

    // By vector (Intel SDM vol. 3A, table 6-1); the last is that of all others.
names:
    .asciz  "divide error"
    .asciz  "debug"
    .asciz  "NMI"
    .asciz  "breakpoint"
    .asciz  "overflow"
    .asciz  "bound range"
    .asciz  "invalid opcode"
    .asciz  "no x87"
    .asciz  "double fault"
    .asciz  "reserved"
    .asciz  "invalid TSS"
    .asciz  "segment not present"
    .asciz  "stack fault"
    .asciz  "general protection"
    .asciz  "page fault"
    .asciz  "reserved"
    .asciz  "x87 error"
    .asciz  "alignment check"
    .asciz  "machine check"
    .asciz  "SIMD error"
    .asciz  "virtualization"
    .asciz  "control protection"
    .asciz  "reserved"

    .balign 8
slipway_first_fault_screen:
    .quad   0                       // enter_kernel() fills it in
state:
    .long   0                       // bit 0: a report has begun; bit 1: on the screen
slipway_first_fault_end:

    SLIPWAY_NO_EXECUTABLE_STACK
    SLIPWAY_FITS(slipway_first_fault, slipway_first_fault_end, CODE_SIZE)
