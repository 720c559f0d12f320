// SPDX-License-Identifier: Apache-2.0
// The boot sector of a disk that only UEFI firmware starts: where a BIOS has started it, it says so.

    .code16
    .section .boot_sector, "ax"
    .globl boot_sector
boot_sector:
    jmp     begin
    .org    0x5A                            // as in boot_sector.S: room for what a BIOS writes

begin:
    cli
    ljmp    $0, $normalise_cs               // some BIOSes jump to 07C0:0000, some to 0000:7C00
normalise_cs:
    xorw    %ax, %ax
    movw    %ax, %ds
    movw    %ax, %ss
    movw    $kBootSectorStackTop, %sp
    sti
    cld

    movw    $disk_signature, %si
    movw    $kBootedDiskPort, %dx           // for //image/runner; nothing on a real machine
    movw    $4, %cx
    rep outsb

    movw    $message, %si
#include "boot/bios/print_and_halt.inc"

message:
    .ascii  "Slipway: this disk starts on UEFI firmware only. Set the machine's firmware to UEFI "
    .asciz  "(not legacy, not CSM).\r\n"

#include "boot/bios/boot_sector_fields.inc"
