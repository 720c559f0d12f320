// SPDX-License-Identifier: Apache-2.0
// A boot sector that turns the BIOS into an odd one, and then starts the boot sector that was meant.
// README.md says which macro does what.

    .set    RESIDENT_SEGMENT, 0x9000        // conventional memory that the loader leaves alone
    .set    RESIDENT_SECTORS, 16
    .set    RESIDENT_FIRST_SECTOR, 1536     // in the gap before the first partition
    .set    REAL_BOOT_SECTOR, 2047

    .set    VIDEO, 0x10 * 4                 // interrupt vectors
    .set    MEMORY_SIZE, 0x12 * 4
    .set    DISK, 0x13 * 4
    .set    SYSTEM, 0x15 * 4

    .code16
    .section .sector, "ax"
    .globl  odd_boot_sector
odd_boot_sector:
    cli
    xorw    %ax, %ax
    movw    %ax, %ds
    movw    %ax, %ss
    movw    $0x7C00, %sp
    movw    $read_resident, %si
    movb    $0x42, %ah                      // EDD 3.0, section 3.2; DL is the drive
    int     $0x13
    jc      .
    ljmp    $RESIDENT_SEGMENT, $start

    .balign 4
read_resident:
    .word   16, RESIDENT_SECTORS, 0, RESIDENT_SEGMENT
    .quad   RESIDENT_FIRST_SECTOR

    .section .resident, "awx"
    .macro  hook vector, handler
    movl    \vector, %eax
    movl    %eax, %cs:old_\handler
    movl    $(RESIDENT_SEGMENT << 16), \vector
    movw    $\handler, \vector
    .endm

start:                                      // DS = 0
    movw    $RESIDENT_SEGMENT, %ax
    movw    %ax, %ds
    movw    $read_boot_sector, %si
    movb    $0x42, %ah
    int     $0x13
    jc      .
    xorw    %ax, %ax
    movw    %ax, %ds
    hook    SYSTEM, system_service
#ifdef CONVENTIONAL_KIB
    hook    MEMORY_SIZE, memory_size
#endif
#ifdef TRAMPLES
    hook    DISK, disk_service
    hook    VIDEO, video_service
#endif
#ifdef A20_OFF
    inb     $0x92, %al                      // system control port A, bit 1
    andb    $~2, %al
    outb    %al, $0x92
#endif
#ifdef WRONG_DRIVE
    xorb    %dl, %dl
#endif
    ljmp    $0, $0x7C00

    .balign 4
read_boot_sector:
    .word   16, 1, 0x7C00, 0
    .quad   REAL_BOOT_SECTOR
old_system_service: .long 0
old_memory_size:    .long 0
old_disk_service:   .long 0
old_video_service:  .long 0

memory_size:
#ifdef CONVENTIONAL_KIB
    movw    $CONVENTIONAL_KIB, %ax
#endif
    iretw

system_service:
#ifdef NO_E820
    cmpl    $0xE820, %eax
    je      unsupported
#endif
#ifdef NO_E801
    cmpw    $0xE801, %ax
    je      unsupported
#endif
#ifdef NO_88
    cmpb    $0x88, %ah
    je      unsupported
#endif
#ifdef NO_A20_SERVICE
    cmpw    $0x2401, %ax
    je      unsupported
#endif
#ifdef MEMORY_LIST
    cmpl    $0xE820, %eax
    je      give_entry
#endif
#ifdef TRAMPLES
    pushfw
    lcallw  *%cs:old_system_service
    jmp     trample
#else
    ljmpw   *%cs:old_system_service
#endif

unsupported:
    movb    $0x86, %ah
    pushw   %bp
    movw    %sp, %bp
    orb     $1, 6(%bp)                      // the caller's carry flag
    popw    %bp
    iretw

#ifdef MEMORY_LIST
// EBX is the entry's offset in the list; ES:DI is where it goes.
give_entry:
    pushw   %si
    pushw   %di
    pushw   %ds
    pushw   %cs
    popw    %ds
    leaw    memory_list(%bx), %si
    movw    $12, %cx
    cld
    rep movsw
    popw    %ds
    popw    %di
    popw    %si
    movl    $24, %ecx
    movl    $0x534D4150, %eax
    addw    $24, %bx
    cmpw    $memory_list_end - memory_list, %bx
    jne     entry_given
    xorl    %ebx, %ebx
entry_given:
    pushw   %bp
    movw    %sp, %bp
    andb    $~1, 6(%bp)
    popw    %bp
    iretw

    .balign 8
memory_list:
#include "tests/odd_bioses/memory_list.inc"
memory_list_end:
#endif

#ifdef TRAMPLES
disk_service:
    pushfw
    lcallw  *%cs:old_disk_service
    jmp     trample_more
video_service:
    pushfw
    lcallw  *%cs:old_video_service
    jmp     trample

// INT 13h gives nothing in these that the loader asks for.
trample_more:
    rorl    $16, %ebx
    movw    $0xBAD0, %bx
    rorl    $16, %ebx
    movw    $0xBAD1, %si
    movw    $0xBAD2, %di
trample:
    movl    $0xBAD3BAD3, %ebp
    orl     $0xBAD00000, %esi
    orl     $0xBAD00000, %edi
    pushw   $0xBAD4
    popw    %fs
    pushw   $0xBAD5
    popw    %gs
    std
    lretw   $2                              // as many BIOSes return: with their own flags
#endif
