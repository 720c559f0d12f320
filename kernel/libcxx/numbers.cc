// SPDX-License-Identifier: Apache-2.0
// Between whole numbers and std::string (ISO C++, 23.4.5). What would throw panics.
#include <charconv>
#include <concepts>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>

#include "slipway/kernel/fault/panic.h"

_LIBCPP_BEGIN_NAMESPACE_STD
namespace {

template <typename Number>
string text_of(Number value) {
  char buffer[numeric_limits<Number>::digits10 + 2];
  return string(buffer, to_chars(buffer, buffer + sizeof(buffer), value).ptr);
}

bool is_space(char character) {
  return character == ' ' || (character >= '\t' && character <= '\r');
}

int digit_of(char character) {
  if (character >= '0' && character <= '9') {
    return character - '0';
  }
  if (character >= 'a' && character <= 'z') {
    return character - 'a' + 10;
  }
  if (character >= 'A' && character <= 'Z') {
    return character - 'A' + 10;
  }
  return numeric_limits<int>::max();
}

// As strtol(): blanks, a sign, and, for base 16 or a base that the number itself says, 0x.
template <typename Number>
Number number_of(const char* what, const string& text, size_t* used, int base) {
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end && is_space(*at)) {
    ++at;
  }
  bool negative = false;
  if (at != end && (*at == '+' || *at == '-')) {
    negative = *at++ == '-';
  }
  const bool has_prefix =
      end - at > 2 && at[0] == '0' && (at[1] | 0x20) == 'x' && digit_of(at[2]) < 16;
  if ((base == 0 || base == 16) && has_prefix) {
    at += 2;
    base = 16;
  }
  if (base == 0) {
    base = at != end && *at == '0' ? 8 : 10;
  }
  if (at == end || digit_of(*at) >= base) {
    slipway::panic("{}: std::invalid_argument is thrown: \"{}\" is no number", what,
                   string_view(text));
  }
  unsigned long long magnitude = 0;
  const from_chars_result result = from_chars(at, end, magnitude, base);
  constexpr auto kLargest = static_cast<unsigned long long>(numeric_limits<Number>::max());
  const unsigned long long largest = kLargest + (signed_integral<Number> && negative ? 1 : 0);
  if (result.ec == errc::result_out_of_range || magnitude > largest) {
    slipway::panic("{}: std::out_of_range is thrown: \"{}\" does not fit", what, string_view(text));
  }
  if (used != nullptr) {
    *used = static_cast<size_t>(result.ptr - text.data());
  }
  return static_cast<Number>(negative ? 0 - magnitude : magnitude);
}

}  // namespace

string to_string(int value) {
  return text_of(value);
}
string to_string(unsigned value) {
  return text_of(value);
}
string to_string(long value) {
  return text_of(value);
}
string to_string(unsigned long value) {
  return text_of(value);
}
string to_string(long long value) {
  return text_of(value);
}
string to_string(unsigned long long value) {
  return text_of(value);
}

int stoi(const string& text, size_t* used, int base) {
  return number_of<int>("std::stoi", text, used, base);
}
long stol(const string& text, size_t* used, int base) {
  return number_of<long>("std::stol", text, used, base);
}
unsigned long stoul(const string& text, size_t* used, int base) {
  return number_of<unsigned long>("std::stoul", text, used, base);
}
long long stoll(const string& text, size_t* used, int base) {
  return number_of<long long>("std::stoll", text, used, base);
}
unsigned long long stoull(const string& text, size_t* used, int base) {
  return number_of<unsigned long long>("std::stoull", text, used, base);
}

_LIBCPP_END_NAMESPACE_STD
