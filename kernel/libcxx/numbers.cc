// SPDX-License-Identifier: Apache-2.0
// Between whole numbers and std::string (ISO C++, 23.4.5). What would throw panics.
#include <charconv>
#include <concepts>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

#include "slipway/kernel/fault/panic.h"
#include "slipway/machine/runtime/parsed_number.h"

_LIBCPP_BEGIN_NAMESPACE_STD
namespace {

template <typename Number>
string text_of(Number value) {
  char buffer[numeric_limits<Number>::digits10 + 2];
  return string(buffer, to_chars(buffer, buffer + sizeof(buffer), value).ptr);
}

// As strtol(), but what that would have no value for panics.
template <typename Number>
Number number_of(const char* what, const string& text, size_t* used, int base) {
  const slipway::machine::ParsedNumber number = slipway::machine::parse_number(text.c_str(), base);
  if (number.end == nullptr) {
    slipway::panic("{}: std::invalid_argument is thrown: \"{}\" is no number", what,
                   string_view(text));
  }
  constexpr auto kLargest = static_cast<unsigned long long>(numeric_limits<Number>::max());
  const unsigned long long largest =
      kLargest + (signed_integral<Number> && number.is_negative ? 1 : 0);
  if (!number.fits || number.magnitude > largest) {
    slipway::panic("{}: std::out_of_range is thrown: \"{}\" does not fit", what, string_view(text));
  }
  if (used != nullptr) {
    *used = static_cast<size_t>(number.end - text.data());
  }
  return static_cast<Number>(number.is_negative ? 0 - number.magnitude : number.magnitude);
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
