// SPDX-License-Identifier: Apache-2.0
// What clang's and libc++'s <inttypes.h> expect below them.
//
// Formats for printf are left out: there is no printf. //kernel has what is
// declared.
#ifndef SLIPWAY_FREESTANDING_INTTYPES_H
#define SLIPWAY_FREESTANDING_INTTYPES_H

#include <stdint.h>

typedef struct {
  intmax_t quot;
  intmax_t rem;
} imaxdiv_t;

#ifdef __cplusplus
extern "C" {
#endif

intmax_t imaxabs(intmax_t value);
imaxdiv_t imaxdiv(intmax_t dividend, intmax_t divisor);
intmax_t strtoimax(const char* __restrict text, char** __restrict end, int base);
uintmax_t strtoumax(const char* __restrict text, char** __restrict end, int base);

#ifdef __cplusplus
}
#endif

#endif  // SLIPWAY_FREESTANDING_INTTYPES_H
