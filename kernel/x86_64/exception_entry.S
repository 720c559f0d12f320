// Where the processor enters on an exception: one stub for each vector, 16 bytes apart, that makes
// all of them look alike (ExceptionFrame) and goes on in C++, from where nothing returns.

// Vectors for which the processor pushes an error code (Intel SDM vol. 3A, table 6-1, and for 29
// and 30 AMD APM vol. 2, table 8-1).
#define HAS_ERROR_CODE(v) \
  (v == 8 || (v >= 10 && v <= 14) || v == 17 || v == 21 || v == 29 || v == 30)

.section .text.slipway_exception_vectors, "ax", @progbits
.balign 16
.global slipway_exception_vectors
.hidden slipway_exception_vectors
slipway_exception_vectors:
.set vector, 0
.rept 32
  .balign 16
  .if !HAS_ERROR_CODE(vector)
    pushq $0
  .endif
  pushq $vector
  jmp enter_cxx
  .set vector, vector + 1
.endr

enter_cxx:
.irp register, rax, rbx, rcx, rdx, rsi, rdi, rbp, r8, r9, r10, r11, r12, r13, r14, r15
  pushq %\register
.endr
  cld
  movq %rsp, %rdi  // a multiple of 16: the processor aligned it, and 22 quadwords were pushed
  call slipway_report_exception

.section .note.GNU-stack, "", @progbits
