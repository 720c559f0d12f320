// SPDX-License-Identifier: Apache-2.0
// 400 sections, each with its number: .number_0 to .number_399.
    .altmacro
    .macro number_section number
    .section .number_\number, "a"
    .long 0x5E900000 + \number
    .endm

    .set number, 0
    .rept 400
    number_section %number
    .set number, number + 1
    .endr
