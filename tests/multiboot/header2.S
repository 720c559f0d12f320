// SPDX-License-Identifier: Apache-2.0
// The Multiboot2 header of a kernel (Multiboot2 Specification 2.0, section 3.1). What is in it depends
// on what the kernel is built for:
//   SLIPWAY_PIXELS      it wants pixels, 800x600, and no text
//   SLIPWAY_RELOCATED   it may lie elsewhere than where it is linked, so much further up
//   SLIPWAY_FLAT        it says where it is loaded, as kernels do that are no ELF files
//   SLIPWAY_SCREEN      it does not start without a screen, of text or pixels
//   SLIPWAY_EFI         it is entered beside EFI boot services

#define MAGIC 0xE85250D6
#define SIZE (header_end - header)

// From where the file says that it is loaded.
#ifdef SLIPWAY_RELOCATED
#define DISTANCE SLIPWAY_RELOCATED
#else
#define DISTANCE 0
#endif

    .section .multiboot, "a"
    .balign 8
header:
    .long   MAGIC, 0, SIZE, -(MAGIC + SIZE)

    // Information that it cannot do without.
    .balign 8
    .word   1, 0
    .long   (2f - 1f) + 8
1:  .long   1, 2, 3, 4, 6, 8, 13, 14, 21
2:

    // A tag that no loader knows, and may leave alone.
    .balign 8
    .word   0x7777, 1
    .long   12, 0

    .balign 8
    .word   6, 0                    // modules on pages
    .long   8

    // EFI boot services may go on, which they do for kernels alone that say where they are entered then.
    .balign 8
    .word   7, 0
    .long   8
#ifdef SLIPWAY_EFI
    .balign 8
    .word   9, 0
    .long   12, efi_start - DISTANCE
#endif

#ifdef SLIPWAY_SCREEN
    .balign 8
    .word   4, 0                    // a console is required, of any kind
    .long   12, 3
    .balign 8
    .word   5, 0
    .long   20, 0, 0, 0
#endif

#ifdef SLIPWAY_PIXELS
    .balign 8
    .word   4, 0                    // a console is required, and text is none
    .long   12, 1
    .balign 8
    .word   5, 0
    .long   20, 800, 600, 32
#endif

#ifdef SLIPWAY_RELOCATED
    .balign 8
    .word   10, 0                   // lowest address, highest, alignment, as low as there is room
    .long   24, 0x100000 + SLIPWAY_RELOCATED, 0x8000000, 0x100000, 1
#endif

#ifdef SLIPWAY_FLAT
    .balign 8
    .word   2, 0
    .long   24, header, kernel_start, 0, kernel_end
    .balign 8
    .word   3, 0
    .long   12, _start
#endif

    .balign 8
    .word   0, 0
    .long   8
header_end:

    .section .note.GNU-stack, "", @progbits
