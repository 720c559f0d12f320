// SPDX-License-Identifier: Apache-2.0
#include "image/runner/text/control_sequences.h"

#include <cstddef>

namespace slipway::runner {
namespace {

constexpr char kEscape = '\x1b';

bool is_in(char byte, char first, char last) {
  return first <= byte && byte <= last;
}

// Where the sequence ends that `text` begins with.
std::size_t size_of_sequence(std::string_view text) {
  std::size_t at = 1;
  if (at < text.size() && text[at] == '[') {
    ++at;
    while (at < text.size() && is_in(text[at], '\x30', '\x3f')) {  // parameters
      ++at;
    }
  }
  while (at < text.size() && is_in(text[at], '\x20', '\x2f')) {  // intermediate bytes
    ++at;
  }
  // The final byte. What is none belongs to the text again.
  return at < text.size() && is_in(text[at], '\x30', '\x7e') ? at + 1 : at;
}

}  // namespace

std::string without_control_sequences(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = text.find(kEscape);
    result += text.substr(0, end);
    if (end == std::string_view::npos) {
      break;
    }
    text.remove_prefix(end);
    text.remove_prefix(size_of_sequence(text));
  }
  return result;
}

}  // namespace slipway::runner
