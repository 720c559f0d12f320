// SPDX-License-Identifier: Apache-2.0
// What libc++ wants of <time.h>: types that it names and never looks into.
#ifndef SLIPWAY_FREESTANDING_TIME_H
#define SLIPWAY_FREESTANDING_TIME_H

#include <stddef.h>

typedef long time_t;

struct timespec {
  time_t tv_sec;
  long tv_nsec;
};

#endif  // SLIPWAY_FREESTANDING_TIME_H
