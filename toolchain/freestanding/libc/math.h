// SPDX-License-Identifier: Apache-2.0
// What libc++ wants of <math.h>: the names of the kinds of numbers.
//
// <functional> and others reach for them. Kernels have no floating point, and
// no function of <math.h> is declared.
#ifndef SLIPWAY_FREESTANDING_MATH_H
#define SLIPWAY_FREESTANDING_MATH_H

#define FP_NAN 0
#define FP_INFINITE 1
#define FP_ZERO 2
#define FP_SUBNORMAL 3
#define FP_NORMAL 4

#endif  // SLIPWAY_FREESTANDING_MATH_H
