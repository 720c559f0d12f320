// SPDX-License-Identifier: Apache-2.0
#include "slipway/kernel/text/format.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "slipway/kernel/text/format_argument.h"
#include "slipway/kernel/text/format_number.h"
#include "slipway/kernel/text/format_parser.h"
#include "slipway/kernel/text/format_spec.h"
#include "slipway/kernel/text/padding.h"
#include "slipway/kernel/text/text_sink.h"

namespace slipway {
namespace {

using internal::display_width;
using internal::format_address;
using internal::format_signed;
using internal::format_unsigned;
using internal::pad;

// Measures what a custom formatter writes, so that it can be padded without a buffer.
class MeasuringSink final : public TextSink {
 public:
  void write(std::string_view text) override { width_ += display_width(text); }
  std::size_t width() const { return width_; }

 private:
  std::size_t width_ = 0;
};

void format_text(TextSink& out, const FormatSpec& spec, std::string_view text) {
  if (spec.precision != FormatSpec::kNoPrecision) {
    text = internal::first_characters(text, static_cast<std::size_t>(spec.precision));
  }
  pad(out, spec, display_width(text), Alignment::kLeft, [&] { out.write(text); });
}

void format_character(TextSink& out, const FormatSpec& spec, std::uint64_t value) {
  const char character = value < 0x100 ? static_cast<char>(value) : '?';
  format_text(out, spec, {&character, 1});
}

void format_custom(TextSink& out, const FormatSpec& spec, const FormatArgument& argument) {
  MeasuringSink measure;
  if (spec.width > 0) {
    format_context dry_run(measure);
    argument.format_custom(dry_run);
  }
  pad(out, spec, measure.width(), Alignment::kLeft, [&] {
    format_context context(out);
    argument.format_custom(context);
  });
}

void format_argument(TextSink& out, const FormatSpec& spec, const FormatArgument& argument) {
  const bool as_text = spec.type == '\0' || spec.type == 's' || spec.type == 'c';
  switch (argument.kind()) {
    case ArgumentKind::kBool:
      if (as_text) {
        return format_text(out, spec, argument.number() != 0 ? "true" : "false");
      }
      return format_unsigned(out, spec, argument.number());
    case ArgumentKind::kCharacter:
      if (as_text) {
        return format_character(out, spec, argument.number());
      }
      return format_unsigned(out, spec, argument.number());
    case ArgumentKind::kSigned:
      if (spec.type == 'c') {
        return format_character(out, spec, argument.number());
      }
      return format_signed(out, spec, static_cast<std::int64_t>(argument.number()));
    case ArgumentKind::kUnsigned:
      if (spec.type == 'c') {
        return format_character(out, spec, argument.number());
      }
      return format_unsigned(out, spec, argument.number());
    case ArgumentKind::kString:
      return format_text(out, spec, argument.string());
    case ArgumentKind::kPointer:
      return format_address(out, spec, argument.number());
    case ArgumentKind::kCustom:
      return format_custom(out, spec, argument);
  }
}

}  // namespace

void vformat_to(TextSink& out, std::string_view text, std::span<const FormatArgument> arguments) {
  FormatParser parser(text);
  for (;;) {
    const FormatPiece piece = parser.next();
    switch (piece.kind) {
      case FormatPiece::Kind::kLiteral:
        out.write(piece.literal);
        break;
      case FormatPiece::Kind::kField:
        if (piece.argument < arguments.size()) {
          format_argument(out, piece.spec, arguments[piece.argument]);
        }
        break;
      case FormatPiece::Kind::kEnd:
      case FormatPiece::Kind::kError:
        return;
    }
  }
}

void BufferSink::write(std::string_view text) {
  for (const char character : text) {
    if (size_ == buffer_.size()) {
      return;
    }
    buffer_[size_++] = character;
  }
}

}  // namespace slipway
