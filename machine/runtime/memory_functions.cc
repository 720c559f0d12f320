// SPDX-License-Identifier: Apache-2.0
// The functions that a compiler calls even in freestanding code (GCC manual, "Standards": memcpy,
// memmove, memset, memcmp), and the few more that the library's headers call.
//
// Compiled with -fno-builtin: otherwise the compiler recognises such a loop and turns the function
// into a call of itself.
#include <string.h>

#include <cstddef>

#include "slipway/machine/runtime/memory_operations.h"

using slipway::machine::compare_bytes;

extern "C" {

void* memcpy(void* to, const void* from, std::size_t size) {
  slipway::machine::copy_upwards(to, from, size);
  return to;
}

void* memmove(void* to, const void* from, std::size_t size) {
  slipway::machine::move_bytes(to, from, size);
  return to;
}

void* memset(void* to, int value, std::size_t size) {
  slipway::machine::fill_bytes(to, static_cast<unsigned char>(value), size);
  return to;
}

int memcmp(const void* left, const void* right, std::size_t size) {
  return compare_bytes(left, right, size);
}

// What the compiler makes of a memcmp of which only "equal or not" is asked.
int bcmp(const void* left, const void* right, std::size_t size);
int bcmp(const void* left, const void* right, std::size_t size) {
  return compare_bytes(left, right, size);
}

void* memchr(const void* bytes, int value, std::size_t size) {
  const auto* byte = static_cast<const unsigned char*>(bytes);
  for (std::size_t i = 0; i < size; ++i) {
    if (byte[i] == static_cast<unsigned char>(value)) {
      return const_cast<unsigned char*>(byte + i);
    }
  }
  return nullptr;
}

std::size_t strlen(const char* text) {
  std::size_t length = 0;
  while (text[length] != '\0') {
    ++length;
  }
  return length;
}

int strcmp(const char* left, const char* right) {
  while (*left != '\0' && *left == *right) {
    ++left;
    ++right;
  }
  return static_cast<unsigned char>(*left) - static_cast<unsigned char>(*right);
}

int strncmp(const char* left, const char* right, std::size_t size) {
  for (; size > 0; --size, ++left, ++right) {
    if (*left != *right || *left == '\0') {
      return static_cast<unsigned char>(*left) - static_cast<unsigned char>(*right);
    }
  }
  return 0;
}

}  // extern "C"
