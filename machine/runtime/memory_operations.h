// SPDX-License-Identifier: Apache-2.0
// Copying, filling and comparing memory, as string instructions: since Ivy Bridge the processor
// does these as fast as any hand-written loop ("enhanced rep movsb", Intel SDM vol. 1, 7.3.9.3).
// Eight bytes at a time, because an emulator takes them one by one. memory_functions.cc gives them
// the C library's names.
#ifndef SLIPWAY_MACHINE_RUNTIME_MEMORY_OPERATIONS_H_
#define SLIPWAY_MACHINE_RUNTIME_MEMORY_OPERATIONS_H_

#include <cstddef>

namespace slipway::machine {

// Copies from the lowest address up. The ranges may overlap where `to` is the lower one.
inline void copy_upwards(void* to, const void* from, std::size_t size) {
  std::size_t words = size / 8;
  asm volatile("rep movsq" : "+D"(to), "+S"(from), "+c"(words)::"memory");
  std::size_t rest = size % 8;
  asm volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(rest)::"memory");
}

// Copies from the highest address down. The ranges may overlap where `to` is the higher one.
inline void copy_downwards(void* to, const void* from, std::size_t size) {
  // Whoever was interrupted relies on the direction flag being clear, and so does the ABI.
  std::size_t rest = size % 8;
  void* end = static_cast<char*>(to) + size - 1;
  const void* last = static_cast<const char*>(from) + size - 1;
  asm volatile("std; rep movsb; cld" : "+D"(end), "+S"(last), "+c"(rest)::"memory");
  // Both now point to the byte below, the last one of the last eight.
  std::size_t words = size / 8;
  end = static_cast<char*>(end) - 7;
  last = static_cast<const char*>(last) - 7;
  asm volatile("std; rep movsq; cld" : "+D"(end), "+S"(last), "+c"(words)::"memory");
}

// Copies between ranges that may overlap either way.
inline void move_bytes(void* to, const void* from, std::size_t size) {
  if (to <= from) {
    copy_upwards(to, from, size);
  } else {
    copy_downwards(to, from, size);
  }
}

inline void fill_bytes(void* to, unsigned char value, std::size_t size) {
  const std::size_t pattern = value * std::size_t{0x0101'0101'0101'0101};
  std::size_t words = size / 8;
  asm volatile("rep stosq" : "+D"(to), "+c"(words) : "a"(pattern) : "memory");
  std::size_t rest = size % 8;
  asm volatile("rep stosb" : "+D"(to), "+c"(rest) : "a"(pattern) : "memory");
}

// The difference of the first two bytes that differ, or 0.
inline int compare_bytes(const void* left, const void* right, std::size_t size) {
  const auto* l = static_cast<const unsigned char*>(left);
  const auto* r = static_cast<const unsigned char*>(right);
  for (std::size_t i = 0; i < size; ++i) {
    if (l[i] != r[i]) {
      return l[i] - r[i];
    }
  }
  return 0;
}

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_RUNTIME_MEMORY_OPERATIONS_H_
