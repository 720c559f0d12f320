// SPDX-License-Identifier: Apache-2.0
// Refers to all that the compiler may call, and what else kernels without the library have, so that
// it is linked.

    .globl  _start
    .section .text._start, "ax", @progbits
_start:
    .irp    function, __divti3, __modti3, __divmodti4, __udivti3, __umodti3, __udivmodti4, __muloti4
    call    \function
    .endr
    .irp    function, __fixxfti, __fixunsxfti, __floattixf, __floatuntixf, __powixf2, __mulxc3, __divxc3
    call    \function
    .endr
    .irp    operation, load, store, exchange, compare_exchange
    call    __atomic_\operation
    call    __atomic_\operation\()_16
    .endr
    .irp    operation, add, sub, and, or, xor, nand
    call    __atomic_fetch_\operation\()_16
    .endr
    call    __atomic_is_lock_free
    call    __cpu_indicator_init
    .irp    function, strtol, strtoul, atoi, qsort, bsearch, isalnum, imaxdiv, strstr
    call    \function
    .endr

    .section .note.GNU-stack, "", @progbits
