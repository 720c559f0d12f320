// SPDX-License-Identifier: Apache-2.0
// The boot sector: the one sector that a BIOS reads by itself.
//
// The BIOS has put it at 0x7C00 and jumps to it in real mode with the drive's number in DL. It says
// which disk it comes from, reads stage 2, checks that it is whole, and jumps there with the drive
// in DL and in DH whether it has INT 13h extensions: if not, DH is not 0. A failure prints
//
//     Slipway boot error X
//
// where X is the letter given at the line that failed; README.md says what each one means.

    .set    TRIES, 3                        // a drive may need one to spin up
    .set    PARAGRAPHS_SHIFT, 5             // sectors to paragraphs of 16 bytes

    .code16
    .section .boot_sector, "ax"
    .globl boot_sector
boot_sector:
    jmp     begin
    nop

    // Where file systems have their maker's name, which no BIOS touches.
tries_left:
    .byte   TRIES
drive:                                      // this and the next as BootDrive in boot_drive.h
    .byte   0
sectors_per_track:                          // 0: the drive is read without a geometry
    .byte   0
head_count:
    .byte   0
sectors_left:                               // of stage 2, still to be read
    .word   0
sectors_per_read:
    .word   kStage2SectorsPerRead

    // Room for a BIOS parameter block: some BIOSes write geometry into bytes 0x0B to 0x59 of the
    // sector when they boot from USB, whether or not there is a file system.
    .org    0x5A

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
    movw    $disk_signature, %si            // as it was read: from this disk, and no other
    movw    $kBootedDiskPort, %dx           // for //image/runner; nothing on a real machine
    movw    $4, %cx
    rep outsb

    movw    stage2_sector_count, %ax
    andw    $kStage2MaxSectors, %ax         // all ones; a wrong number overwrites nothing else
    movw    %ax, sectors_left

find_access:
    movb    $0x41, %ah                      // EDD 3.0, section 3.1: are there extensions?
    movw    $0x55AA, %bx
    call    call_disk_service
    jc      get_geometry
    cmpw    $0xAA55, %bx
    jne     get_geometry
    testb   $1, %cl                         // bit 0: reads by disk address packet
    jnz     read_stage2

get_geometry:                               // AH=08h: CL = sectors per track, DH = the last head
    movb    $0x08, %ah
    call    call_disk_service               // changes ES and DI too
    jc      no_access
    andb    $0x3F, %cl                      // the other bits belong to the last cylinder
    jz      no_access
    incb    %dh
    jz      no_access                       // 256 heads: not even DOS could be booted from that
    movb    %dh, %ch
    movw    %cx, sectors_per_track          // and head_count
    movb    $1, sectors_per_read            // so that none crosses the end of a track
    jmp     read_stage2

no_access:
    movb    $'X', %al
    // A BIOS that passes no hard disk's number may be wrong about it; then it is the first disk.
    // The letter in AL is what to fail with where there is no other drive to try.
try_first_disk:
    testb   $0x80, drive
    movw    $0x0080, drive                  // and sectors_per_track, to be found anew
    movb    $TRIES, tries_left
    jz      find_access
    jmp     fail

read_stage2:
    movw    sectors_per_read, %ax
    cmpw    sectors_left, %ax
    jbe     set_sector_count
    movw    sectors_left, %ax
set_sector_count:
    movw    %ax, packet_sector_count        // each time: after a failure, it says how far it came
    cmpb    $0, sectors_per_track
    jne     read_by_geometry
    movw    $packet, %si
    movb    $0x42, %ah                      // EDD 3.0, section 3.2
    jmp     read

read_by_geometry:                           // AH=02h: CH = cylinder, CL = sector, DH = head
    movw    packet_first_sector, %ax
    divb    sectors_per_track
    movb    %ah, %cl
    incw    %cx                             // sectors count from 1
    xorb    %ah, %ah
    divb    head_count
    movb    %al, %ch
    movb    %ah, %dh
    lesw    packet_buffer, %bx
    movw    $0x0201, %ax

read:
    call    call_disk_service
    jnc     next_read
    xorw    %ax, %ax                        // AH=00h: reset the drive
    call    call_disk_service
    movb    $1, sectors_per_read            // perhaps it only cannot read as many at once
    decb    tries_left
    jnz     read_stage2
    movb    $'R', %al                       // so it is with a floppy drive that is empty
    jmp     try_first_disk

#include "boot/bios/next_read.inc"

#include "boot/bios/boot_error.inc"

    // Disk address packet. Its last part is the image builder's first field: where stage 2 is.
    .org    422
packet:
    .byte   16                              // bytes of the packet
    .byte   0
packet_sector_count:
    .word   0
packet_buffer:
    .word   0                               // offset
packet_segment:
    .word   kStage2Segment
packet_first_sector:                        // goes on by as many as have been read
#include "boot/bios/boot_sector_fields.inc"
