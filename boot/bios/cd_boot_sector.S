// SPDX-License-Identifier: Apache-2.0
// The boot sector of a CD: what a BIOS reads of it by itself (El Torito, version 1.0, section 2.2, "no
// emulation").
//
// The BIOS has put it at 0x7C00 and jumps to it in real mode with the drive's number in DL. It does
// what boot_sector.S does, but the sectors that it reads have 2048 bytes, and there is nothing to
// fall back on: a BIOS that starts a CD has INT 13h extensions for it. The letters are the same, too.

    .set    TRIES, 5                        // a CD needs some seconds to spin up
    .set    PARAGRAPHS_SHIFT, 7             // sectors to paragraphs of 16 bytes

    .code16
    .section .boot_sector, "ax"
    .globl boot_sector
boot_sector:
    jmp     begin
    .org    0x40                            // programs that copy CDs write a table to bytes 8 to 63

begin:
    cli
    ljmp    $0, $normalise_cs               // some BIOSes jump to 07C0:0000, some to 0000:7C00
normalise_cs:
    xorw    %ax, %ax
    movw    %ax, %ds
    movw    %ax, %es
    movw    %ax, %ss
    movw    $kBootSectorStackTop, %sp
    sti
    cld

    movb    %dl, drive
    movw    $disk_signature, %si
    movw    $kBootedDiskPort, %dx           // for //image/runner; nothing on a real machine
    movw    $4, %cx
    rep outsb

    // The image builder counts in sectors of 512 bytes.
    movl    stage2_first_sector, %eax
    shrl    $2, %eax
    movl    %eax, packet_first_sector
    movw    stage2_sector_count, %ax
    andw    $kStage2MaxSectors, %ax         // all ones; a wrong number overwrites nothing else
    addw    $3, %ax
    shrw    $2, %ax
    movw    %ax, sectors_left

read_stage2:
    movw    sectors_per_read, %ax
    cmpw    sectors_left, %ax
    jbe     set_sector_count
    movw    sectors_left, %ax
set_sector_count:
    movw    %ax, packet_sector_count        // each time: after a failure, it says how far it came
    movw    $packet, %si
    movb    $0x42, %ah                      // EDD 3.0, section 3.2
    call    call_disk_service
    jnc     next_read
    xorw    %ax, %ax                        // AH=00h: reset the drive
    call    call_disk_service
    movb    $1, sectors_per_read            // perhaps it only cannot read as many at once
    decb    tries_left
    jnz     read_stage2
    movb    $'R', %al
    jmp     fail

#include "boot/bios/next_read.inc"

#include "boot/bios/boot_error.inc"

drive:                                      // this and the next as BootDrive in boot_drive.h
    .byte   0
    .byte   kCdAccess
tries_left:
    .byte   TRIES
    .balign 2
sectors_left:                               // of stage 2, still to be read
    .word   0
sectors_per_read:
    .word   kCdSectorsPerRead

packet:                                     // disk address packet
    .byte   16                              // bytes of the packet
    .byte   0
packet_sector_count:
    .word   0
    .word   0                               // offset of the buffer
packet_segment:
    .word   kStage2Segment
packet_first_sector:                        // goes on by as many as have been read
    .quad   0

#include "boot/bios/boot_sector_fields.inc"
