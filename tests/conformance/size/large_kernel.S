// SPDX-License-Identifier: Apache-2.0
// The file that write_pattern has written, as constants.
    .section .rodata.payload, "a"
    .balign 4096
    .globl  payload_start
    .globl  payload_end
payload_start:
    .incbin "PAYLOAD"
payload_end:
