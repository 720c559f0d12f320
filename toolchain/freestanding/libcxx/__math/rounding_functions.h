// SPDX-License-Identifier: Apache-2.0
// Rounding up, for the hash tables of libc++, which count their buckets with `float`.
//
// A function with a `float` in its signature needs vector registers, unless it is inlined; and the
// compiler's own way to round is a function of <math.h>.
#ifndef SLIPWAY_FREESTANDING_MATH_ROUNDING_FUNCTIONS_H
#define SLIPWAY_FREESTANDING_MATH_ROUNDING_FUNCTIONS_H

#include <__config>

// Beyond 2^63 each `float` is whole.
[[__gnu__::__always_inline__]] inline float slipway_round_up(float __x) {
  if (!(__x > -0x1p63f && __x < 0x1p63f)) {
    return __x;
  }
  const long long __whole = static_cast<long long>(__x);
  const float __result = static_cast<float>(__whole);
  return __result < __x ? __result + 1 : __result;
}

_LIBCPP_BEGIN_NAMESPACE_STD
namespace __math {
// Must be declared so before libc++ defines it.
[[__gnu__::__always_inline__]] inline _LIBCPP_HIDE_FROM_ABI float ceil(float) _NOEXCEPT;
}  // namespace __math
_LIBCPP_END_NAMESPACE_STD

#define __builtin_ceilf(x) slipway_round_up(x)
#include_next <__math/rounding_functions.h>
#undef __builtin_ceilf

#endif  // SLIPWAY_FREESTANDING_MATH_ROUNDING_FUNCTIONS_H
