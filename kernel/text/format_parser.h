// SPDX-License-Identifier: Apache-2.0
// Splits a format string into literal text and replacement fields. The same code checks the string
// while the kernel is compiled and walks it while the kernel runs.
#ifndef SLIPWAY_KERNEL_TEXT_FORMAT_PARSER_H_
#define SLIPWAY_KERNEL_TEXT_FORMAT_PARSER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "slipway/kernel/text/format_spec.h"

namespace slipway {

struct FormatPiece {
  enum class Kind : std::uint8_t { kEnd, kLiteral, kField, kError };

  Kind kind = Kind::kEnd;
  std::string_view literal{};  // kLiteral
  std::size_t argument = 0;    // kField: its number, from 0
  FormatSpec spec{};           // kField
  FormatError error = FormatError::kNone;
};

class FormatParser {
 public:
  constexpr explicit FormatParser(std::string_view text) : rest_(text) {}

  // The next piece; kEnd or kError is the last one.
  constexpr FormatPiece next() {
    if (rest_.empty()) {
      return {};
    }
    if (rest_.starts_with("{{") || rest_.starts_with("}}")) {
      return literal(1, 2);
    }
    if (rest_.front() == '}') {
      return error(FormatError::kUnmatchedClosingBrace);
    }
    if (rest_.front() == '{') {
      rest_.remove_prefix(1);
      return field();
    }
    std::size_t size = 0;
    while (size < rest_.size() && rest_[size] != '{' && rest_[size] != '}') {
      ++size;
    }
    return literal(size, size);
  }

 private:
  enum class Numbering : std::uint8_t { kUndecided, kAutomatic, kManual };

  constexpr FormatPiece literal(std::size_t size, std::size_t consumed) {
    FormatPiece piece{.kind = FormatPiece::Kind::kLiteral, .literal = rest_.substr(0, size)};
    rest_.remove_prefix(consumed);
    return piece;
  }

  static constexpr FormatPiece error(FormatError what) {
    return {.kind = FormatPiece::Kind::kError, .error = what};
  }

  // What follows an opening brace, up to and with the closing one.
  constexpr FormatPiece field() {
    FormatPiece piece{.kind = FormatPiece::Kind::kField};
    const Numbering numbering = next_is_digit() ? Numbering::kManual : Numbering::kAutomatic;
    if (numbering_ != Numbering::kUndecided && numbering_ != numbering) {
      return error(rest_.empty() ? FormatError::kUnclosedField : FormatError::kMixedNumbering);
    }
    numbering_ = numbering;
    piece.argument = numbering == Numbering::kManual ? static_cast<std::size_t>(take_number())
                                                     : next_argument_++;
    if (take(':')) {
      if (const FormatError what = parse_spec(piece.spec); what != FormatError::kNone) {
        return error(what);
      }
    }
    if (rest_.empty()) {
      return error(FormatError::kUnclosedField);
    }
    if (!take('}')) {
      return error(FormatError::kUnknownSpec);
    }
    return piece;
  }

  // [[fill] align] [sign] [#] [0] [width] [.precision] [type]
  constexpr FormatError parse_spec(FormatSpec& spec) {
    const std::string_view fill = first_character();
    const std::string_view after_fill = rest_.substr(fill.size());
    if (!after_fill.empty() && alignment_of(after_fill.front()) != Alignment::kDefault) {
      if (fill == "{" || fill == "}") {
        return FormatError::kUnknownSpec;
      }
      spec.fill = fill;
      rest_ = after_fill;
    }
    if (!rest_.empty() && alignment_of(rest_.front()) != Alignment::kDefault) {
      spec.alignment = alignment_of(rest_.front());
      rest_.remove_prefix(1);
    }
    if (take('+')) {
      spec.sign = SignStyle::kAlways;
    } else if (take(' ')) {
      spec.sign = SignStyle::kSpace;
    } else {
      take('-');
    }
    spec.alternate = take('#');
    spec.zero_padded = take('0');
    if (rest_.starts_with('{')) {
      return FormatError::kDynamicWidth;
    }
    spec.width = take_number();
    if (take('.')) {
      if (rest_.starts_with('{')) {
        return FormatError::kDynamicWidth;
      }
      if (!next_is_digit()) {
        return FormatError::kUnknownSpec;
      }
      spec.precision = take_number();
    }
    if (spec.width > FormatSpec::kMaxWidth || spec.precision > FormatSpec::kMaxWidth) {
      return FormatError::kWidthTooLarge;
    }
    constexpr std::string_view kTypes = "bBcdopsxX";
    if (!rest_.empty() && kTypes.find(rest_.front()) != std::string_view::npos) {
      spec.type = rest_.front();
      rest_.remove_prefix(1);
    }
    return FormatError::kNone;
  }

  static constexpr Alignment alignment_of(char character) {
    switch (character) {
      case '<':
        return Alignment::kLeft;
      case '^':
        return Alignment::kCenter;
      case '>':
        return Alignment::kRight;
      default:
        return Alignment::kDefault;
    }
  }

  // One character of UTF-8: a byte, and all bytes after it that continue a character.
  constexpr std::string_view first_character() const {
    std::size_t size = rest_.empty() ? 0 : 1;
    while (size < rest_.size() && (static_cast<unsigned char>(rest_[size]) & 0xC0) == 0x80) {
      ++size;
    }
    return rest_.substr(0, size);
  }

  constexpr bool next_is_digit() const {
    return !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9';
  }

  constexpr bool take(char expected) {
    if (!rest_.starts_with(expected)) {
      return false;
    }
    rest_.remove_prefix(1);
    return true;
  }

  // A decimal number; 0 where there is none. Stays at one above the largest width once beyond it.
  constexpr int take_number() {
    int number = 0;
    for (; next_is_digit(); rest_.remove_prefix(1)) {
      number = number * 10 + (rest_.front() - '0');
      if (number > FormatSpec::kMaxWidth) {
        number = FormatSpec::kMaxWidth + 1;
      }
    }
    return number;
  }

  std::string_view rest_;
  std::size_t next_argument_ = 0;
  Numbering numbering_ = Numbering::kUndecided;
};

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_TEXT_FORMAT_PARSER_H_
