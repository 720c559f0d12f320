// SPDX-License-Identifier: Apache-2.0
#include "image/runner/text/terminal_filter.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "host/text/utf8.h"
#include "image/runner/text/excerpt.h"

namespace slipway::runner {
namespace {

constexpr char kEscape = '\x1b';

// Longer than any colour: what goes on after that is none.
constexpr std::size_t kMaxColorBytes = 32;

// The bytes that `text`, which is not empty, begins with and that belong together.
struct Token {
  std::size_t size;
  bool is_complete;
  bool is_harmless;
};

Token color_at(std::string_view text) {
  constexpr std::string_view kParameters = "0123456789;:";
  if (text.size() == 1) {
    return {.size = 1, .is_complete = false, .is_harmless = false};
  }
  if (text[1] != '[') {
    return {.size = 1, .is_complete = true, .is_harmless = false};
  }
  const std::size_t end = text.find_first_not_of(kParameters, 2);
  if (std::min(end, text.size()) > kMaxColorBytes) {
    return {1, true, false};
  }
  if (end == std::string_view::npos) {
    return {text.size(), false, false};
  }
  if (text[end] == 'm') {
    return {end + 1, true, true};
  }
  return {.size = 1, .is_complete = true, .is_harmless = false};
}

Token token_at(std::string_view text) {
  if (text.front() == kEscape) {
    return color_at(text);
  }
  if (text.front() == '\n' || text.front() == '\r' || text.front() == '\t') {
    return {1, true, true};
  }
  if (const host::Utf8Character character = host::first_utf8_character(text); character.size != 0) {
    return {character.size, true, false};
  }
  // The start of a character that may go on in the next piece, or no character at all.
  const bool may_go_on =
      text.size() < 4 && static_cast<unsigned char>(text.front()) >= 0xC2 &&
      std::ranges::all_of(
          text.substr(1),
          [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; });
  return {.size = 1, .is_complete = !may_go_on, .is_harmless = false};
}

}  // namespace

std::string TerminalFilter::show(std::string_view piece) {
  waiting_ += piece;
  std::string_view text = waiting_;
  std::string shown;
  while (!text.empty()) {
    const Token token = token_at(text);
    if (!token.is_complete) {
      break;
    }
    const std::string_view bytes = text.substr(0, token.size);
    shown += token.is_harmless ? std::string(bytes) : printable(bytes);
    text.remove_prefix(token.size);
  }
  waiting_ = std::string(text);
  return shown;
}

std::string TerminalFilter::rest() {
  return printable(std::exchange(waiting_, ""));
}

}  // namespace slipway::runner
