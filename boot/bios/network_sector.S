// SPDX-License-Identifier: Apache-2.0
// The first sector of a network bootstrap program: what a BIOS has loaded over the network.
//
// The network card's firmware (PXE) has put the whole program to 0x7C00: this sector, an empty one, and
// stage 2, which is then where it runs. The stack has the address of the structure by which PXE is
// called. The sector makes that call an interrupt, so that stage 2 makes it as it makes those of the
// BIOS; checks that stage 2 is whole; and jumps there. Afterwards it stays where it is, for the
// interrupt.

    .set    PXE_SIGNATURE, 0x45585021       // "!PXE"
    .set    PXE_ENTRY_POINT, 16             // PXE 2.1, section 3.1: EntryPointSP

    .code16
    .section .boot_sector, "ax"
    .globl boot_sector
boot_sector:
    cli
    cld
    ljmp    $0, $normalise_cs
normalise_cs:
    movw    %sp, %bp
    lesw    4(%bp), %bx                     // PXE 2.1, section 4.4.5: behind the address to return to
    xorw    %ax, %ax
    movw    %ax, %ds
    movw    %ax, %ss
    movw    $kBootSectorStackTop, %sp
    sti

    movw    $disk_signature, %si
    movw    $kBootedDiskPort, %dx           // for //image/runner; nothing on a real machine
    movw    $4, %cx
    rep outsb

    movb    $'P', %al
    cmpl    $PXE_SIGNATURE, %es:(%bx)
    jne     fail
    movl    %es:PXE_ENTRY_POINT(%bx), %eax
    movl    %eax, pxe_entry_point
    movl    $call_pxe, kPxeVectorAddress

#include "boot/bios/enter_stage2.inc"

// The interrupt's handler. BX = PXE's number of a service, ES:DI = its parameters. AX is 0 if it has
// succeeded.
call_pxe:
    sti                                     // PXE waits for the card's interrupt, or the timer's
    pushw   %es
    pushw   %di
    pushw   %bx
    lcallw  *%cs:pxe_entry_point
    addw    $6, %sp
    iretw

#include "boot/bios/boot_error.inc"

    .balign 4
pxe_entry_point:                            // a far pointer
    .long   0
drive:                                      // none, as BootDrive in boot_drive.h
    .word   0

#include "boot/bios/boot_sector_fields.inc"
