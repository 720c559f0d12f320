// SPDX-License-Identifier: Apache-2.0
// The Multiboot2 header of a kernel that requires nothing, so that each loader takes it.
//   SLIPWAY_PIXELS      it wants pixels, 800x600, and no text

#define MAGIC 0xE85250D6
#define SIZE (header_end - header)

    .section .multiboot, "a"
    .balign 8
header:
    .long   MAGIC, 0, SIZE, -(MAGIC + SIZE)

    .balign 8
    .word   6, 0                    // modules on pages
    .long   8

#ifdef SLIPWAY_PIXELS
    .balign 8
    .word   4, 0                    // a console is required, and text is none
    .long   12, 1
    .balign 8
    .word   5, 0
    .long   20, 800, 600, 32
#endif

    .balign 8
    .word   0, 0
    .long   8
header_end:

    .section .note.GNU-stack, "", @progbits
