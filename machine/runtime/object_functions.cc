// SPDX-License-Identifier: Apache-2.0
// Sorting and searching of <stdlib.h> (ISO C, 7.22.5). Compiled with -fno-builtin, as
// memory_functions.cc is.
#include <stdlib.h>

#include <cstddef>

#include "slipway/machine/runtime/object_array.h"

using slipway::machine::ObjectArray;

extern "C" {

void qsort(void* first, std::size_t count, std::size_t size,
           int (*compare)(const void* left, const void* right)) {
  ObjectArray(first, count, size, compare).sort();
}

void* bsearch(const void* key, const void* first, std::size_t count, std::size_t size,
              int (*compare)(const void* left, const void* right)) {
  return ObjectArray(const_cast<void*>(first), count, size, compare).find(key);
}

}  // extern "C"
