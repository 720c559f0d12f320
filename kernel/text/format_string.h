// SPDX-License-Identifier: Apache-2.0
// A format string that has been checked against the types of its arguments while the kernel was
// compiled. A wrong one does not compile; the error names what is wrong with it.
#ifndef SLIPWAY_KERNEL_TEXT_FORMAT_STRING_H_
#define SLIPWAY_KERNEL_TEXT_FORMAT_STRING_H_

#include <array>
#include <concepts>
#include <cstddef>
#include <source_location>
#include <span>
#include <string_view>
#include <type_traits>

#include "slipway/kernel/text/format_argument.h"
#include "slipway/kernel/text/format_parser.h"

namespace slipway {

// The verdict on a format string for arguments of these kinds.
constexpr FormatError check_format(std::string_view text, std::span<const ArgumentKind> arguments) {
  constexpr std::size_t kMaxArguments = 32;
  std::array<bool, kMaxArguments> used{};
  FormatParser parser(text);
  for (;;) {
    const FormatPiece piece = parser.next();
    if (piece.kind == FormatPiece::Kind::kEnd) {
      break;
    }
    if (piece.kind == FormatPiece::Kind::kError) {
      return piece.error;
    }
    if (piece.kind == FormatPiece::Kind::kLiteral) {
      continue;
    }
    if (piece.argument >= arguments.size()) {
      return FormatError::kTooFewArguments;
    }
    const FormatError error = check_spec(piece.spec, arguments[piece.argument]);
    if (error != FormatError::kNone) {
      return error;
    }
    used[piece.argument] = true;
  }
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (!used[i]) {
      return FormatError::kUnusedArgument;
    }
  }
  return FormatError::kNone;
}

template <formattable... Args>
consteval FormatError check_format(std::string_view text) {
  static_assert(sizeof...(Args) <= 32, "at most 32 arguments");
  constexpr std::array<ArgumentKind, sizeof...(Args)> kKinds{argument_kind<Args>()...};
  return check_format(text, kKinds);
}

// Whether `print(text, args...)` would compile.
template <typename... Args>
consteval bool is_valid_format(std::string_view text) {
  if constexpr ((formattable<Args> && ...)) {
    return check_format<Args...>(text) == FormatError::kNone;
  } else {
    return false;
  }
}

// Not constexpr, and defined nowhere: a call while compiling is an error in which the compiler says
// the function's name.
namespace format_error {
void closing_brace_without_an_opening_one_write_two_for_a_literal_one();
void field_is_not_closed();
void more_fields_than_arguments();
void more_arguments_than_fields();
void numbered_and_unnumbered_fields_mixed();
void unknown_format_specification();
void width_or_precision_too_large();
void width_or_precision_taken_from_an_argument_is_not_supported();
void type_letter_does_not_fit_the_argument();
void sign_alternate_zero_or_precision_does_not_fit_the_argument();
}  // namespace format_error

consteval void require_no_error(FormatError error) {
  switch (error) {
    case FormatError::kNone:
      return;
    case FormatError::kUnmatchedClosingBrace:
      return format_error::closing_brace_without_an_opening_one_write_two_for_a_literal_one();
    case FormatError::kUnclosedField:
      return format_error::field_is_not_closed();
    case FormatError::kTooFewArguments:
      return format_error::more_fields_than_arguments();
    case FormatError::kUnusedArgument:
      return format_error::more_arguments_than_fields();
    case FormatError::kMixedNumbering:
      return format_error::numbered_and_unnumbered_fields_mixed();
    case FormatError::kUnknownSpec:
      return format_error::unknown_format_specification();
    case FormatError::kWidthTooLarge:
      return format_error::width_or_precision_too_large();
    case FormatError::kDynamicWidth:
      return format_error::width_or_precision_taken_from_an_argument_is_not_supported();
    case FormatError::kTypeDoesNotFitArgument:
      return format_error::type_letter_does_not_fit_the_argument();
    case FormatError::kFlagDoesNotFitArgument:
      return format_error::sign_alternate_zero_or_precision_does_not_fit_the_argument();
  }
}

template <typename T>
consteval void require_formattable() {
  static_assert(!std::floating_point<internal::Value<T>>,
                "floating-point numbers cannot be printed: kernel code has no SSE");
  constexpr bool kCanBePrinted = formattable<T>;  // keeps the compiler from listing all conditions
  static_assert(kCanBePrinted,
                "this type cannot be printed: specialise slipway::formatter for it, or convert it");
}

// Made from a string literal only. Also notes where it was written, for `panic`.
template <typename... Args>
class basic_format_string {
 public:
  template <typename Text>
    requires std::convertible_to<const Text&, std::string_view>
  consteval basic_format_string(const Text& text,
                                std::source_location where = std::source_location::current())
      : text_(text), where_(where) {
    (require_formattable<Args>(), ...);
    if constexpr ((formattable<Args> && ...)) {
      require_no_error(check_format<Args...>(text_));
    }
  }

  constexpr std::string_view get() const { return text_; }
  constexpr const std::source_location& where() const { return where_; }

 private:
  std::string_view text_;
  std::source_location where_;
};

template <typename... Args>
using format_string = basic_format_string<std::type_identity_t<Args>...>;

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_TEXT_FORMAT_STRING_H_
