// Copying, filling and comparing memory, as string instructions: since Ivy Bridge the processor
// does these as fast as any hand-written loop ("enhanced rep movsb", Intel SDM vol. 1, 7.3.9.3).
// memory_functions.cc gives them the C library's names.
#ifndef SLIPWAY_MACHINE_MEMORY_OPERATIONS_H_
#define SLIPWAY_MACHINE_MEMORY_OPERATIONS_H_

#include <cstddef>

namespace slipway::machine {

// Copies from the lowest address up. The ranges may overlap where `to` is the lower one.
inline void copy_upwards(void* to, const void* from, std::size_t size) {
  asm volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(size)::"memory");
}

// Copies from the highest address down. The ranges may overlap where `to` is the higher one.
inline void copy_downwards(void* to, const void* from, std::size_t size) {
  void* last_to = static_cast<char*>(to) + size - 1;
  const void* last_from = static_cast<const char*>(from) + size - 1;
  // Whoever was interrupted relies on the direction flag being clear, and so does the ABI.
  asm volatile("std; rep movsb; cld" : "+D"(last_to), "+S"(last_from), "+c"(size)::"memory");
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
  asm volatile("rep stosb" : "+D"(to), "+c"(size) : "a"(value) : "memory");
}

// The difference of the first two bytes that differ, or 0.
inline int compare_bytes(const void* left, const void* right, std::size_t size) {
  const auto* l = static_cast<const unsigned char*>(left);
  const auto* r = static_cast<const unsigned char*>(right);
  for (std::size_t i = 0; i < size; ++i) {
    if (l[i] != r[i]) return l[i] - r[i];
  }
  return 0;
}

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_MEMORY_OPERATIONS_H_
