// SPDX-License-Identifier: Apache-2.0
// Preprocessed assembly of the same kernel.
#define STACK_SIZE 4096

        .globl  _start
        .section .text.entry, "ax"
_start:
        lea     stack_top(%rip), %rsp
        call    start

        .bss
        .balign 16
        .skip   STACK_SIZE
stack_top:
