// SPDX-License-Identifier: Apache-2.0
// What libc++ wants of <stdlib.h>: the results of div and its relatives, which
// it overloads, and a few declarations. //kernel has what they declare, and
// //kernel:heap those that are about memory.
#ifndef SLIPWAY_FREESTANDING_STDLIB_H
#define SLIPWAY_FREESTANDING_STDLIB_H

#include <stddef.h>

typedef struct {
  int quot;
  int rem;
} div_t;

typedef struct {
  long quot;
  long rem;
} ldiv_t;

typedef struct {
  long long quot;
  long long rem;
} lldiv_t;

#ifdef __cplusplus
extern "C" {
#endif

_Noreturn void abort(void);
void* malloc(size_t size);
void* calloc(size_t count, size_t size);
void* realloc(void* old, size_t size);
void* aligned_alloc(size_t alignment, size_t size);
void free(void* memory);

int abs(int value);
long labs(long value);
long long llabs(long long value);
div_t div(int dividend, int divisor);
ldiv_t ldiv(long dividend, long divisor);
lldiv_t lldiv(long long dividend, long long divisor);

#ifdef __cplusplus
}
#endif

#endif  // SLIPWAY_FREESTANDING_STDLIB_H
