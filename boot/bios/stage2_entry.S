// SPDX-License-Identifier: Apache-2.0
// Stage 2, first instructions: from the boot sector's real mode to C++ in long mode.
//
// On entry: real mode, CS = DS = ES = SS = 0, DX = the BootDrive of boot_drive.h.

    .section .stage2_entry, "awx"
    .code16
    .globl  stage2_entry
stage2_entry:
    cli
    cld
    movzwl  %dx, %ebp                       // the drive, until C++ takes it

    // Intel SDM vol. 1, section 20.1: the ID flag can be changed where there is CPUID.
    pushfl
    popl    %eax
    movl    %eax, %ecx
    xorl    $kFlagsIdentification, %eax
    pushl   %eax
    popfl
    pushfl
    popl    %eax
    xorl    %ecx, %eax
    testl   $kFlagsIdentification, %eax
    jz      no_long_mode
    movl    $kCpuidMaxExtended, %eax
    cpuid
    cmpl    $kCpuidExtendedFeatures, %eax
    jb      no_long_mode
    movl    $kCpuidExtendedFeatures, %eax
    cpuid
    testl   $kCpuidLongMode, %edx
    jz      no_long_mode

    // Page tables that map the first 2 MiB to themselves; C++ adds the rest.
    xorl    %eax, %eax
    movw    $kPml4Address, %di
    movw    $kPageTablesSize, %cx
    shrw    $2, %cx
    rep stosl
    movl    $kPml4Entry, kPml4Address
    movl    $kPdptEntry, kPdptAddress
    movl    $kPageDirectoryEntry, kFirstPageDirectoryAddress

    movl    $long_mode_entry, %ebx
    jmp     enter_long_mode

no_long_mode:
    movw    $no_long_mode_message, %si
    jmp     real_mode_fail
no_long_mode_message:
    .asciz  "Slipway: this processor has no 64-bit mode, which the kernel needs.\r\n"

    .code64
long_mode_entry:
    movl    $kStackTop, %esp
    xorl    %eax, %eax
    movl    $stage2_bss_start, %edi
    movl    $stage2_bss_end, %ecx
    subl    %edi, %ecx
    shrl    $3, %ecx                        // stage2.ld: whole words
    rep stosq
    movl    %ebp, %edi
    xorl    %ebp, %ebp
    call    stage2_main                     // does not return; a call keeps the stack aligned

// Says the sentence at DS:SI on the screen, the debug console and COM1, and halts. For what goes
// wrong before there is C++.
    .code16
real_mode_fail:
    movw    $0x00E3, %ax                    // INT 14h, AH=00h: COM1 at 9600 baud, 8N1
    xorw    %dx, %dx
    int     $0x14
next_character:
    lodsb
    testb   %al, %al
    jz      real_mode_halt
    outb    %al, $kDebugConsolePort
    pushw   %si
    pushw   %ax
    movb    $0x0E, %ah                      // INT 10h, AH=0Eh: teletype output
    movw    $0x0007, %bx
    int     $0x10
    popw    %ax
    movb    $0x01, %ah                      // INT 14h, AH=01h: send AL
    xorw    %dx, %dx
    int     $0x14
    popw    %si
    jmp     next_character
real_mode_halt:
    movb    $kExitLoaderRefused, %al
    outb    %al, $kDebugExitPort
    cli
    hlt
    jmp     real_mode_halt
