// SPDX-License-Identifier: Apache-2.0
#include "image/runner/verdict/broken_glyph.h"

#include <string>

#include "host/text/utf8.h"

namespace slipway::runner {
namespace {

// Empty where it is no UTF-8: no screen shows it then.
std::u32string decoded(std::string_view text) {
  std::u32string result;
  while (!text.empty()) {
    const auto [character, size] = host::first_utf8_character(text);
    if (size == 0) {
      return {};
    }
    result += character;
    text.remove_prefix(size);
  }
  return result;
}

// The same for a text that begins in this cell.
std::optional<CellPosition> broken_glyph_at(const Screen& screen, CellPosition start,
                                            std::u32string_view text) {
  std::optional<CellPosition> first;
  std::size_t seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t character = screen.cell(start.row, start.column + i).character;
    if (character == kUnknownCharacter) {
      first = first.value_or(CellPosition{.row = start.row, .column = start.column + i});
    } else if (character != text[i]) {
      return std::nullopt;
    } else if (character != U' ') {
      ++seen;
    }
  }
  return 2 * seen >= text.size() ? first : std::nullopt;
}

}  // namespace

std::optional<CellPosition> broken_glyph(const Screen& screen, std::string_view text) {
  const std::u32string wanted = decoded(text);
  if (!screen.is_drawn || wanted.empty()) {
    return std::nullopt;
  }
  for (std::size_t row = 0; row < screen.row_count; ++row) {
    for (std::size_t column = 0; column + wanted.size() <= screen.columns; ++column) {
      if (const auto found = broken_glyph_at(screen, {row, column}, wanted)) {
        return found;
      }
    }
  }
  return std::nullopt;
}

}  // namespace slipway::runner
