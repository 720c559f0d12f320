// SPDX-License-Identifier: Apache-2.0
// What clang calls on its own accord, in the plainest form. C, so that the C
// compiler and the C headers are tested too.
#include <stddef.h>
#include <stdint.h>
#include <string.h>

void* memcpy(void* __restrict to, const void* __restrict from, size_t size) {
  for (size_t i = 0; i < size; ++i) {
    ((volatile uint8_t*)to)[i] = ((const uint8_t*)from)[i];
  }
  return to;
}

void* memset(void* to, int byte, size_t size) {
  for (size_t i = 0; i < size; ++i) {
    ((volatile uint8_t*)to)[i] = (uint8_t)byte;
  }
  return to;
}
