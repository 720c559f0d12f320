// SPDX-License-Identifier: Apache-2.0
// What clang's and libc++'s <inttypes.h> expect below them.
//
// Formats for printf are left out: there is no printf.
#ifndef SLIPWAY_FREESTANDING_INTTYPES_H
#define SLIPWAY_FREESTANDING_INTTYPES_H

#include <stdint.h>

typedef struct {
  intmax_t quot;
  intmax_t rem;
} imaxdiv_t;

#endif  // SLIPWAY_FREESTANDING_INTTYPES_H
