// SPDX-License-Identifier: Apache-2.0
// The arithmetic of <stdlib.h> and <inttypes.h> (ISO C, 7.22.6 and 7.8.2). Compiled with
// -fno-builtin, as memory_functions.cc is.
#include <inttypes.h>
#include <stdlib.h>

extern "C" {

int abs(int value) {
  return value < 0 ? -value : value;
}

long labs(long value) {
  return value < 0 ? -value : value;
}

long long llabs(long long value) {
  return value < 0 ? -value : value;
}

div_t div(int dividend, int divisor) {
  return {.quot = dividend / divisor, .rem = dividend % divisor};
}

ldiv_t ldiv(long dividend, long divisor) {
  return {.quot = dividend / divisor, .rem = dividend % divisor};
}

lldiv_t lldiv(long long dividend, long long divisor) {
  return {.quot = dividend / divisor, .rem = dividend % divisor};
}

intmax_t imaxabs(intmax_t value) {
  return value < 0 ? -value : value;
}

imaxdiv_t imaxdiv(intmax_t dividend, intmax_t divisor) {
  return {.quot = dividend / divisor, .rem = dividend % divisor};
}

}  // extern "C"
