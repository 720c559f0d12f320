// SPDX-License-Identifier: Apache-2.0
// The kernel that Slipway's loader boots: it leaves at once. See //boot/protocol for its state.
#include "bench/kernels/leave.inc"

  .section .text, "ax"
  .code64
  .globl _start
_start:
  REPORT_TIME
  CHECK_AND_LEAVE (payload_end - 8)(%rip), (payload_end - 4)(%rip)
