// SPDX-License-Identifier: Apache-2.0
// The same header in C.
#include "tests/parts/table.h"

size_t table_sum(void);

size_t table_sum(void) {
  size_t sum = 0;
  for (const unsigned char* byte = table_start; byte != table_end; ++byte) sum += *byte;
  return sum;
}
