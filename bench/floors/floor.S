// SPDX-License-Identifier: Apache-2.0
// The floor: a boot sector that leaves at once. No loader can be faster.
#include "bench/kernels/leave.inc"

  .section .text, "ax"
  .code16
  .globl _start
_start:
  REPORT_TIME
  LEAVE EXIT_LOADED

  .org 510
  .byte 0x55, 0xAA
