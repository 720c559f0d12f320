// SPDX-License-Identifier: Apache-2.0
// The same symbols in assembly.
    .globl  end_of_table
    .globl  size_of_table
    .text
end_of_table:
    leaq    table_end(%rip), %rax
    ret
size_of_table:
    movq    table_size(%rip), %rax
    ret
    .section .note.GNU-stack, "", @progbits
