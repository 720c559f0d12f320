// SPDX-License-Identifier: Apache-2.0
// The whole number that a text begins with, as strtol() reads it (ISO C, 7.22.1.4): what <stdlib.h>
// and std::stoi() and its relatives have in common.
#ifndef SLIPWAY_MACHINE_RUNTIME_PARSED_NUMBER_H_
#define SLIPWAY_MACHINE_RUNTIME_PARSED_NUMBER_H_

#include <limits>

namespace slipway::machine {

// Whether a character is white space in the "C" locale (ISO C, 7.4.1.10).
constexpr bool is_space(char character) {
  return character == ' ' || (character >= '\t' && character <= '\r');
}

// The value of a digit or a letter, and beyond every base for what is neither.
constexpr int digit_value(char character) {
  if (character >= '0' && character <= '9') {
    return character - '0';
  }
  if (character >= 'a' && character <= 'z') {
    return character - 'a' + 10;
  }
  if (character >= 'A' && character <= 'Z') {
    return character - 'A' + 10;
  }
  return std::numeric_limits<int>::max();
}

constexpr int kLargestBase = 36;

struct ParsedNumber {
  const char* end = nullptr;  // behind the last digit; null if there is no number
  unsigned long long magnitude = 0;
  bool is_negative = false;
  bool fits = true;  // into `magnitude`
};

// Reads blanks, a sign, 0x where the base is 16 or 0, and digits. Base 0 is what the number itself
// says: 16 after 0x, 8 after 0, else 10. There is no number in a base that does not exist.
constexpr ParsedNumber parse_number(const char* text, int base) {
  ParsedNumber number;
  if (base < 0 || base == 1 || base > kLargestBase) {
    return number;
  }
  while (is_space(*text)) {
    ++text;
  }
  if (*text == '+' || *text == '-') {
    number.is_negative = *text++ == '-';
  }
  if ((base == 0 || base == 16) && text[0] == '0' && (text[1] == 'x' || text[1] == 'X') &&
      digit_value(text[2]) < 16) {
    text += 2;
    base = 16;
  }
  if (base == 0) {
    base = *text == '0' ? 8 : 10;
  }
  for (; digit_value(*text) < base; number.end = ++text) {
    const auto digit = static_cast<unsigned long long>(digit_value(*text));
    number.fits = number.fits &&
                  !__builtin_mul_overflow(number.magnitude, base, &number.magnitude) &&
                  !__builtin_add_overflow(number.magnitude, digit, &number.magnitude);
  }
  return number;
}

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_RUNTIME_PARSED_NUMBER_H_
