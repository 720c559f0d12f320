// SPDX-License-Identifier: Apache-2.0
// What libc++ wants of <stdlib.h>: the results of div and its relatives, which
// it overloads, and what needs no operating system. //kernel has what they
// declare, and //kernel:heap those that are about memory. Numbers are read
// without errno, and into no floating point, which kernels cannot return.
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

int atoi(const char* text);
long atol(const char* text);
long long atoll(const char* text);
long strtol(const char* __restrict text, char** __restrict end, int base);
long long strtoll(const char* __restrict text, char** __restrict end, int base);
unsigned long strtoul(const char* __restrict text, char** __restrict end, int base);
unsigned long long strtoull(const char* __restrict text, char** __restrict end, int base);

void qsort(void* first, size_t count, size_t size, int (*compare)(const void*, const void*));
void* bsearch(const void* key, const void* first, size_t count, size_t size,
              int (*compare)(const void*, const void*));

#ifdef __cplusplus
}
#endif

#endif  // SLIPWAY_FREESTANDING_STDLIB_H
