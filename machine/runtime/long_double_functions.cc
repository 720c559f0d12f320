// SPDX-License-Identifier: Apache-2.0
// What compiler-rt wants of <math.h> to divide complex numbers, in the x87's own format: the only
// floating point that needs no vector registers (Intel SDM vol. 2A, FXTRACT and FSCALE).
#include <math.h>

extern "C" {

// The larger one; a NaN counts as missing.
long double fmaxl(long double left, long double right) {
  if (__builtin_isnan(left)) {
    return right;
  }
  return left < right ? right : left;
}

// The exponent: -infinity for 0, infinity for infinities.
long double logbl(long double value) {
  if (value == 0) {
    return -__builtin_infl();
  }
  if (__builtin_isinf(value)) {
    return __builtin_infl();
  }
  long double exponent;
  long double significand;
  asm("fxtract" : "=t"(significand), "=u"(exponent) : "0"(value));
  return exponent;
}

long double scalbnl(long double value, int exponent) {
  const long double power = exponent;
  long double result;
  asm("fscale" : "=t"(result) : "0"(value), "u"(power));
  return result;
}

}  // extern "C"
