// The boot sector: the one sector that a BIOS reads by itself.
//
// The BIOS has put it at 0x7C00 and jumps to it in real mode with the drive's number in DL. It reads
// stage 2 and jumps there, with the drive still in DL. A failure prints
//
//     Slipway boot error X
//
// where X is the letter given at the line that failed; README.md says what each one means.

    .code16
    .section .boot_sector, "ax"
    .globl boot_sector
boot_sector:
    jmp     begin
    nop

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

    // A BIOS that passes no hard disk's number is wrong about it: this sector came from one.
    testb   $0x80, %dl
    jnz     check_extensions
    movb    $0x80, %dl

check_extensions:                           // EDD 3.0, section 3.1: AH=41h
    movb    $0x41, %ah
    movw    $0x55AA, %bx
    pushw   %dx
    int     $0x13
    popw    %dx
    movb    $'X', %al
    jc      fail
    cmpw    $0xAA55, %bx
    jne     fail
    testb   $1, %cl                         // bit 0: reads by disk address packet
    jz      fail

    movw    stage2_sector_count, %ax
    movw    %ax, sectors_left
read_stage2:                                // EDD 3.0, section 3.2: AH=42h
    movw    sectors_left, %ax
    cmpw    $kStage2SectorsPerRead, %ax
    jbe     set_sector_count
    movw    $kStage2SectorsPerRead, %ax
set_sector_count:
    movw    %ax, packet_sector_count        // each time: after a failure, it says how far it came
    movw    $packet, %si
    movb    $0x42, %ah
    pushw   %dx
    int     $0x13
    popw    %dx
    jnc     next_read
    xorw    %ax, %ax                        // AH=00h: reset the drive
    pushw   %dx
    int     $0x13
    popw    %dx
    decb    tries_left
    jnz     read_stage2
    movb    $'R', %al
    jmp     fail

next_read:
    addw    $kStage2ParagraphsPerRead, packet_segment
    addw    $kStage2SectorsPerRead, packet_first_sector
    subw    $kStage2SectorsPerRead, sectors_left
    ja      read_stage2

check_stage2:                               // its first and its last four bytes: some BIOSes give
    movb    $'S', %al                       // zeros, not an error, for what is beyond the disk
    cmpl    $kStage2MagicLow, kStage2Address
    jne     fail
    movw    stage2_sector_count, %bx
    shlw    $5, %bx                         // sectors to 16-byte paragraphs
    addw    $kStage2Segment - 1, %bx
    movw    %bx, %es
    cmpl    $kStage2EndMagic, %es:12
    jne     fail
    xorw    %ax, %ax
    movw    %ax, %es
    jmp     kStage2Entry

// Prints the message and the letter in AL, and halts.
fail:
    movb    %al, letter
    movw    $message, %si
next_character:
    lodsb
    testb   %al, %al
    jz      halt
    outb    %al, $kDebugConsolePort
    movb    $0x0E, %ah                      // INT 10h, AH=0Eh: teletype output
    movw    $0x0007, %bx                    // page 0, light gray
    pushw   %si                             // some BIOSes change SI, DI and BP here
    int     $0x10
    popw    %si
    jmp     next_character
halt:
    movb    $kExitLoaderRefused, %al        // ends a test under QEMU; nothing on a real machine
    outb    %al, $kDebugExitPort
    cli
    hlt
    jmp     halt

message:
    .ascii  "Slipway boot error "
letter:
    .asciz  "?\r\n"

tries_left:                                 // a drive may need one to spin up
    .byte   3

sectors_left:                               // of stage 2, still to be read
    .word   0

    .balign 4
packet:                                     // disk address packet
    .byte   packet_end - packet
    .byte   0
packet_sector_count:
    .word   0
    .word   0                               // buffer: offset
packet_segment:
    .word   kStage2Segment
packet_first_sector:
    .quad   kStage2FirstSector
packet_end:

    // The rest of the sector belongs to the image builder. boot_sector.ld compares these places with
    // disk_layout.h.
    .org    438
    .globl  stage2_sector_count
stage2_sector_count:
    .word   0
    .globl  disk_signature
disk_signature:
    .long   0
    .word   0
    .globl  partition_table
partition_table:
    .skip   4 * 16
    .globl  boot_signature
boot_signature:
    .byte   0x55, 0xAA
