; SPDX-License-Identifier: Apache-2.0
; What nasm.cc calls and reads.
%include "numbers.mac"                          ; by includes
%include "tests/parts/include/numbers.mac"      ; by the workspace's root
%include "constants.inc"                        ; from this folder, made by the build

default rel
global sum_and_answer, greeting, greeting_size

section .text
sum_and_answer:                                 ; rdi + rsi + ANSWER + BONUS + OFFSET
    lea     rax, [rdi + rsi + ANSWER + BONUS + OFFSET]
    add     rax, [counter]
    inc     qword [counter]
    ret

section .data
counter: dq 0

section .rodata
greeting: incbin "greeting.txt"
greeting_size: dq $ - greeting
