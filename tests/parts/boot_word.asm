; SPDX-License-Identifier: Apache-2.0
; Two bytes of code, at an address that shows what org is, and the mark of a boot sector.
bits 16
org 0x7c00
here:
    jmp     here
    dw      here
    dw      MARK
