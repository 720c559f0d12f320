// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/text/format_number.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "slipway/kernel/text/format_spec.h"
#include "slipway/kernel/text/padding.h"
#include "slipway/kernel/text/text_sink.h"

namespace slipway::internal {
namespace {

unsigned base_of(char type) {
  switch (type) {
    case 'b':
    case 'B':
      return 2;
    case 'o':
      return 8;
    case 'x':
    case 'X':
    case 'p':
      return 16;
    default:
      return 10;
  }
}

std::string_view prefix_of(char type, std::uint64_t magnitude) {
  switch (type) {
    case 'b':
      return "0b";
    case 'B':
      return "0B";
    case 'o':
      return magnitude == 0 ? "" : "0";
    case 'x':
    case 'p':
      return "0x";
    case 'X':
      return "0X";
    default:
      return "";
  }
}

void format_number(TextSink& out, const FormatSpec& spec, std::uint64_t magnitude, bool negative) {
  std::array<char, 64> digits;  // as many as base 2 needs
  std::size_t first = digits.size();
  const unsigned base = base_of(spec.type);
  const char* const alphabet = spec.type == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
  for (std::uint64_t rest = magnitude; rest != 0 || first == digits.size(); rest /= base) {
    digits[--first] = alphabet[rest % base];
  }
  const std::string_view number(&digits[first], digits.size() - first);

  std::string_view sign;
  if (negative) {
    sign = "-";
  } else if (spec.sign == SignStyle::kAlways) {
    sign = "+";
  } else if (spec.sign == SignStyle::kSpace) {
    sign = " ";
  }
  const std::string_view prefix = spec.alternate ? prefix_of(spec.type, magnitude) : "";

  std::size_t width = sign.size() + prefix.size() + number.size();
  std::size_t zeros = 0;
  if (spec.zero_padded && spec.alignment == Alignment::kDefault &&
      width < static_cast<std::size_t>(spec.width)) {
    zeros = static_cast<std::size_t>(spec.width) - width;
    width += zeros;
  }
  pad(out, spec, width, Alignment::kRight, [&] {
    out.write(sign);
    out.write(prefix);
    repeat(out, "0", zeros);
    out.write(number);
  });
}

}  // namespace

void format_unsigned(TextSink& out, const FormatSpec& spec, std::uint64_t value) {
  format_number(out, spec, value, false);
}

void format_signed(TextSink& out, const FormatSpec& spec, std::int64_t value) {
  // Negation in unsigned arithmetic: -INT64_MIN does not fit its own type.
  const auto bits = static_cast<std::uint64_t>(value);
  format_number(out, spec, value < 0 ? 0 - bits : bits, value < 0);
}

void format_address(TextSink& out, FormatSpec spec, std::uint64_t address) {
  spec.type = 'p';
  spec.alternate = true;
  format_number(out, spec, address, false);
}

}  // namespace slipway::internal
