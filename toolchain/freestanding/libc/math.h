// SPDX-License-Identifier: Apache-2.0
// What libc++ wants of <math.h>.
//
// Kernels have no vector registers, in which `float` and `double` are passed and returned:
// functions with these are declared, since headers such as <complex> and <random> name them, and
// cannot be called ("SSE register return with SSE disabled", says the compiler). What needs none of
// them works: the engines of <random>, and integer distributions. Of those with `long double`
// //kernel has fmaxl, logbl and scalbnl.
#ifndef SLIPWAY_FREESTANDING_MATH_H
#define SLIPWAY_FREESTANDING_MATH_H

#define FP_NAN 0
#define FP_INFINITE 1
#define FP_ZERO 2
#define FP_SUBNORMAL 3
#define FP_NORMAL 4

#define INFINITY (__builtin_inff())
#define NAN (__builtin_nanf(""))
#define HUGE_VAL (__builtin_inf())
#define HUGE_VALF (__builtin_inff())
#define HUGE_VALL (__builtin_infl())

typedef float float_t;
typedef double double_t;

#ifdef __cplusplus
extern "C" {
#endif

// One function for each of the three types: `name`, `namef` and `namel`.
#define SLIPWAY_MATH_1(name) \
  double name(double);       \
  float name##f(float);      \
  long double name##l(long double);
#define SLIPWAY_MATH_2(name)   \
  double name(double, double); \
  float name##f(float, float); \
  long double name##l(long double, long double);

SLIPWAY_MATH_1(acos)
SLIPWAY_MATH_1(acosh)
SLIPWAY_MATH_1(asin)
SLIPWAY_MATH_1(asinh)
SLIPWAY_MATH_1(atan)
SLIPWAY_MATH_1(atanh)
SLIPWAY_MATH_1(cbrt)
SLIPWAY_MATH_1(ceil)
SLIPWAY_MATH_1(cos)
SLIPWAY_MATH_1(cosh)
SLIPWAY_MATH_1(erf)
SLIPWAY_MATH_1(erfc)
SLIPWAY_MATH_1(exp)
SLIPWAY_MATH_1(exp2)
SLIPWAY_MATH_1(expm1)
SLIPWAY_MATH_1(fabs)
SLIPWAY_MATH_1(floor)
SLIPWAY_MATH_1(lgamma)
SLIPWAY_MATH_1(log)
SLIPWAY_MATH_1(log10)
SLIPWAY_MATH_1(log1p)
SLIPWAY_MATH_1(log2)
SLIPWAY_MATH_1(logb)
SLIPWAY_MATH_1(nearbyint)
SLIPWAY_MATH_1(rint)
SLIPWAY_MATH_1(round)
SLIPWAY_MATH_1(sin)
SLIPWAY_MATH_1(sinh)
SLIPWAY_MATH_1(sqrt)
SLIPWAY_MATH_1(tan)
SLIPWAY_MATH_1(tanh)
SLIPWAY_MATH_1(tgamma)
SLIPWAY_MATH_1(trunc)
SLIPWAY_MATH_2(atan2)
SLIPWAY_MATH_2(copysign)
SLIPWAY_MATH_2(fdim)
SLIPWAY_MATH_2(fmax)
SLIPWAY_MATH_2(fmin)
SLIPWAY_MATH_2(fmod)
SLIPWAY_MATH_2(hypot)
SLIPWAY_MATH_2(nextafter)
SLIPWAY_MATH_2(pow)
SLIPWAY_MATH_2(remainder)

double ldexp(double, int);
float ldexpf(float, int);
long double ldexpl(long double, int);
double scalbn(double, int);
float scalbnf(float, int);
long double scalbnl(long double, int);

#undef SLIPWAY_MATH_1
#undef SLIPWAY_MATH_2

#ifdef __cplusplus
}
#endif

#endif  // SLIPWAY_FREESTANDING_MATH_H
