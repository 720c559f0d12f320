// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/error/message.h"

#include <algorithm>

namespace slipway::loader {

Message& Message::operator<<(std::string_view text) {
  const std::string_view fitting = text.substr(0, kCapacity - size_);
  std::ranges::copy(fitting, characters_.begin() + static_cast<std::ptrdiff_t>(size_));
  size_ += fitting.size();
  return *this;
}

Message& Message::operator<<(std::uint64_t decimal) {
  append_number(decimal, 10);
  return *this;
}

Message& Message::operator<<(Hex number) {
  *this << "0x";
  append_number(number.value, 16);
  return *this;
}

Message& Message::operator<<(Bytes number) {
  struct Unit {
    std::uint64_t size;
    std::string_view name;
  };
  constexpr std::array<Unit, 3> kUnits = {
      {{1 << 30, " GiB"}, {1 << 20, " MiB"}, {1 << 10, " KiB"}}};
  for (const Unit& unit : kUnits) {
    if (number.value != 0 && number.value % unit.size == 0) {
      return *this << number.value / unit.size << unit.name;
    }
  }
  return *this << number.value << (number.value == 1 ? " byte" : " bytes");
}

void Message::append_number(std::uint64_t value, unsigned base) {
  std::array<char, 20> digits;  // 2^64 has 20 decimal digits
  std::size_t first = digits.size();
  do {
    digits[--first] = "0123456789abcdef"[value % base];
    value /= base;
  } while (value != 0);
  *this << std::string_view(digits.data() + first, digits.size() - first);
}

}  // namespace slipway::loader
