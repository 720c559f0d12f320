// SPDX-License-Identifier: Apache-2.0
// The Multiboot header of a kernel (Multiboot Specification 0.6.96, section 3.1). What is in it depends
// on what the kernel is built for:
//   SLIPWAY_PIXELS      it wishes for pixels, 800x600
//   SLIPWAY_FLAT        it says where it is loaded, as kernels do that are no ELF files

#define MAGIC 0x1BADB002
#define PAGES_AND_MEMORY 3

#ifdef SLIPWAY_PIXELS
#define VIDEO 4
#else
#define VIDEO 0
#endif

#ifdef SLIPWAY_FLAT
#define ADDRESSES 0x10000
#else
#define ADDRESSES 0
#endif

#define FLAGS (PAGES_AND_MEMORY | VIDEO | ADDRESSES)

    .section .multiboot, "a"
    .balign 4
header:
    .long   MAGIC, FLAGS, -(MAGIC + FLAGS)
#ifdef SLIPWAY_FLAT
    .long   header, kernel_start, 0, kernel_end, _start
#else
    .long   0, 0, 0, 0, 0
#endif
    .long   0, 800, 600, 32

    .section .note.GNU-stack, "", @progbits
