// SPDX-License-Identifier: Apache-2.0
// What the kernels of these tests do wrong: SLIPWAY_FAULT says which of it.
#ifndef SLIPWAY_TESTS_FIRST_FAULT_FAULTS_H_
#define SLIPWAY_TESTS_FIRST_FAULT_FAULTS_H_

#include <cstdint>

namespace faults {

inline void page_fault() {
  *reinterpret_cast<volatile std::uint64_t*>(0x1234'5678'9ABC) = 1;
}

inline void invalid_opcode() {
  asm volatile("ud2");
}

// An address that no processor has.
inline void general_protection() {
  *reinterpret_cast<volatile std::uint64_t*>(0x1234'5678'9ABC'DEF0) = 1;
}

inline void divide_error() {
  asm volatile("divl %k2" ::"a"(1), "d"(0), "r"(0));
}

// The stack is used up, so that the processor cannot enter a handler on it.
inline void stack_overflow() {
  asm volatile("1: pushq %rax\n jmp 1b");
}

// A table that is there, and has no gate for what comes.
inline void empty_table() {
  constexpr struct [[gnu::packed]] {
    std::uint16_t limit;
    std::uint64_t base;
  } kEmpty = {0, 0};
  asm volatile("lidt %0\n ud2" ::"m"(kEmpty));
}

}  // namespace faults

#endif  // SLIPWAY_TESTS_FIRST_FAULT_FAULTS_H_
