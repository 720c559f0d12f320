// SPDX-License-Identifier: Apache-2.0
// What stands in one replacement field, such as `{0:*>+#08x}`, once it has been parsed. Syntax and
// meaning are std::format's ([format.string.std] in the C++ standard).
#ifndef SLIPWAY_KERNEL_TEXT_FORMAT_SPEC_H_
#define SLIPWAY_KERNEL_TEXT_FORMAT_SPEC_H_

#include <cstdint>
#include <string_view>

namespace slipway {

enum class Alignment : std::uint8_t { kDefault, kLeft, kCenter, kRight };
enum class SignStyle : std::uint8_t { kMinusOnly, kAlways, kSpace };

struct FormatSpec {
  static constexpr int kMaxWidth = 9999;
  static constexpr int kNoPrecision = -1;

  std::string_view fill = " ";  // one character of UTF-8, of the format string
  Alignment alignment = Alignment::kDefault;
  SignStyle sign = SignStyle::kMinusOnly;
  bool alternate = false;    // '#': with 0x, 0b or 0 in front
  bool zero_padded = false;  // '0': zeros between sign and digits
  int width = 0;             // at least so many characters
  int precision = kNoPrecision;
  char type = '\0';  // b, B, c, d, o, p, s, x, X or none

  constexpr bool operator==(const FormatSpec&) const = default;
};

// The groups of types that are formatted alike.
enum class ArgumentKind : std::uint8_t {
  kBool,
  kCharacter,
  kSigned,
  kUnsigned,
  kString,
  kPointer,
  kCustom,  // of a type that has its own `formatter`
};

// Why a format string is refused.
enum class FormatError : std::uint8_t {
  kNone,
  kUnmatchedClosingBrace,
  kUnclosedField,
  kTooFewArguments,
  kUnusedArgument,
  kMixedNumbering,
  kUnknownSpec,
  kWidthTooLarge,
  kDynamicWidth,
  kTypeDoesNotFitArgument,
  kFlagDoesNotFitArgument,
};

// Whether `spec` makes sense for an argument of this kind.
constexpr FormatError check_spec(const FormatSpec& spec, ArgumentKind kind) {
  const char type = spec.type;
  const bool integer_type =
      type == 'b' || type == 'B' || type == 'd' || type == 'o' || type == 'x' || type == 'X';
  bool fits = type == '\0';
  bool is_number = false;
  switch (kind) {
    case ArgumentKind::kBool:
      fits |= integer_type || type == 's';
      is_number = integer_type;
      break;
    case ArgumentKind::kCharacter:
      fits |= integer_type || type == 'c';
      is_number = integer_type;
      break;
    case ArgumentKind::kSigned:
    case ArgumentKind::kUnsigned:
      fits |= integer_type || type == 'c';
      is_number = type != 'c';
      break;
    case ArgumentKind::kString:
      fits |= type == 's';
      break;
    case ArgumentKind::kPointer:
      fits |= type == 'p';
      break;
    case ArgumentKind::kCustom:
      break;
  }
  if (!fits) {
    return FormatError::kTypeDoesNotFitArgument;
  }
  const bool number_flags = spec.sign != SignStyle::kMinusOnly || spec.alternate;
  if (number_flags && !is_number) {
    return FormatError::kFlagDoesNotFitArgument;
  }
  if (spec.zero_padded && !is_number && kind != ArgumentKind::kPointer) {
    return FormatError::kFlagDoesNotFitArgument;
  }
  if (spec.precision != FormatSpec::kNoPrecision && kind != ArgumentKind::kString) {
    return FormatError::kFlagDoesNotFitArgument;
  }
  return FormatError::kNone;
}

}  // namespace slipway

#endif  // SLIPWAY_KERNEL_TEXT_FORMAT_SPEC_H_
