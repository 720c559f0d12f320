// SPDX-License-Identifier: Apache-2.0
// Numbers from texts: those of <stdlib.h> and <inttypes.h> that are whole (ISO C, 7.22.1 and
// 7.8.2.3). What does not fit becomes the nearest number that does; a kernel has no errno to say
// so in.
//
// Compiled with -fno-builtin, as memory_functions.cc is.
#include <inttypes.h>
#include <stdlib.h>

#include <concepts>
#include <limits>

#include "slipway/machine/runtime/parsed_number.h"

namespace {

using slipway::machine::parse_number;
using slipway::machine::ParsedNumber;

// Like `end` of strtol(): where the number ends, or the text itself if there is none.
void set_end(const ParsedNumber& number, const char* text, char** end) {
  if (end != nullptr) {
    *end = const_cast<char*>(number.end == nullptr ? text : number.end);
  }
}

template <std::signed_integral Number>
Number signed_number(const char* text, char** end, int base) {
  const ParsedNumber number = parse_number(text, base);
  set_end(number, text, end);
  constexpr Number kLargest = std::numeric_limits<Number>::max();
  const auto largest = static_cast<unsigned long long>(kLargest) + (number.is_negative ? 1 : 0);
  if (!number.fits || number.magnitude > largest) {
    return number.is_negative ? std::numeric_limits<Number>::min() : kLargest;
  }
  return static_cast<Number>(number.is_negative ? 0 - number.magnitude : number.magnitude);
}

// A minus sign negates, as in unsigned arithmetic.
template <std::unsigned_integral Number>
Number unsigned_number(const char* text, char** end, int base) {
  const ParsedNumber number = parse_number(text, base);
  set_end(number, text, end);
  constexpr Number kLargest = std::numeric_limits<Number>::max();
  if (!number.fits || number.magnitude > kLargest) {
    return kLargest;
  }
  return static_cast<Number>(number.is_negative ? 0 - number.magnitude : number.magnitude);
}

}  // namespace

extern "C" {

long strtol(const char* __restrict text, char** __restrict end, int base) {
  return signed_number<long>(text, end, base);
}

long long strtoll(const char* __restrict text, char** __restrict end, int base) {
  return signed_number<long long>(text, end, base);
}

intmax_t strtoimax(const char* __restrict text, char** __restrict end, int base) {
  return signed_number<intmax_t>(text, end, base);
}

unsigned long strtoul(const char* __restrict text, char** __restrict end, int base) {
  return unsigned_number<unsigned long>(text, end, base);
}

unsigned long long strtoull(const char* __restrict text, char** __restrict end, int base) {
  return unsigned_number<unsigned long long>(text, end, base);
}

uintmax_t strtoumax(const char* __restrict text, char** __restrict end, int base) {
  return unsigned_number<uintmax_t>(text, end, base);
}

int atoi(const char* text) {
  return signed_number<int>(text, nullptr, 10);
}

long atol(const char* text) {
  return strtol(text, nullptr, 10);
}

long long atoll(const char* text) {
  return strtoll(text, nullptr, 10);
}

}  // extern "C"
