// SPDX-License-Identifier: Apache-2.0
// Sections of assembly files, as the two kinds of object files name them: ELF, and the COFF of UEFI
// applications, whose assembler knows other flags, and whose linker joins what is before the `$`.
#ifndef SLIPWAY_MACHINE_RUNTIME_ASSEMBLY_SECTIONS_H_
#define SLIPWAY_MACHINE_RUNTIME_ASSEMBLY_SECTIONS_H_

// clang-format off: it takes directives of the assembler for C++.

#if defined(__ELF__)

// What follows is constant data.
#define SLIPWAY_READ_ONLY_SECTION(name) .section .rodata.name, "a"

// At the end: the stack is not for code.
#define SLIPWAY_NO_EXECUTABLE_STACK .section .note.GNU-stack, "", @progbits

// Last: does not assemble if the code from `start` to `end` has more than `room` bytes. What is
// skipped is in a section that no linker keeps.
#define SLIPWAY_FITS(start, end, room) .skip room - (end - start)

#else

#define SLIPWAY_READ_ONLY_SECTION(name) .section .rdata$name, "dr"
#define SLIPWAY_NO_EXECUTABLE_STACK
#define SLIPWAY_FITS(start, end, room)  // the ELF file of the same code says it

#endif

// clang-format on

#endif  // SLIPWAY_MACHINE_RUNTIME_ASSEMBLY_SECTIONS_H_
