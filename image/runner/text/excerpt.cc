// SPDX-License-Identifier: Apache-2.0
#include "image/runner/text/excerpt.h"

#include <algorithm>
#include <cstdint>

#include "host/text/concat.h"
#include "host/text/utf8.h"

namespace slipway::runner {
namespace {

// What is shown of a long line's start and end, in bytes.
constexpr std::size_t kStart = 300;
constexpr std::size_t kEnd = 100;

std::string escaped(char32_t character) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string digits;
  for (int shift = 20; shift >= 0; shift -= 4) {
    const auto digit = static_cast<std::size_t>(character >> shift & 0xF);
    if (digit != 0 || !digits.empty() || shift < 16) {
      digits += kDigits[digit];
    }
  }
  return "\\u{" + digits + "}";
}

// Whether it is nothing that can be seen, so that a text with it looks like one without (The
// Unicode Standard, sections 6.2, 22.6, 23.2, 23.8 and 23.9: soft hyphen, spaces and operators of
// no width, byte order mark, tags). Joiners, which change how letters look, are seen.
bool is_invisible(char32_t character) {
  return character == 0x00AD || character == 0x200B || character == 0xFEFF ||
         (character >= 0x2060 && character <= 0x2065) ||
         (character >= 0xE0000 && character <= 0xE0FFF);
}

// Whether a terminal or an XML parser can take it (The Unicode Standard, sections 23.1, 23.2 and
// 23.7: control codes, bidirectional controls, noncharacters), and a person see it.
bool is_harmless(char32_t character) {
  if (character >= 0x80 && character < 0xA0) {
    return false;
  }
  if (is_invisible(character)) {
    return false;
  }
  if (character == 0x061C || character == 0x200E || character == 0x200F) {
    return false;
  }
  if (character >= 0x2028 && character <= 0x202E) {
    return false;
  }
  if (character >= 0x2066 && character <= 0x2069) {
    return false;
  }
  if (character >= 0xFDD0 && character <= 0xFDEF) {
    return false;
  }
  return (character & 0xFFFE) != 0xFFFE;
}

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// The first place from `place` on where a character begins: at most three bytes further on.
std::size_t character_start(std::string_view line, std::size_t place) {
  const std::size_t limit = std::min(place + 3, line.size());
  while (place < limit && is_continuation(line[place])) {
    ++place;
  }
  return place;
}

}  // namespace

std::size_t line_count(std::string_view text) {
  const auto ends = static_cast<std::size_t>(std::ranges::count(text, '\n'));
  return ends + (text.empty() || text.back() == '\n' ? 0 : 1);
}

std::vector<std::string_view> last_lines(std::string_view text, std::size_t count) {
  std::vector<std::string_view> lines;
  if (text.ends_with('\n')) {
    text.remove_suffix(1);
  } else if (text.empty()) {
    return lines;
  }
  while (lines.size() < count) {
    const std::size_t end = text.rfind('\n');
    lines.push_back(end == std::string_view::npos ? text : text.substr(end + 1));
    if (end == std::string_view::npos) {
      break;
    }
    text = text.substr(0, end);
  }
  std::ranges::reverse(lines);
  return lines;
}

std::string printable(std::string_view line) {
  std::string result;
  while (!line.empty()) {
    const host::Utf8Character next = host::first_utf8_character(line);
    if (next.size == 0) {
      result += host::concat("\\x", host::hexadecimal(static_cast<std::uint8_t>(line.front())));
      line.remove_prefix(1);
      continue;
    }
    if (next.character < 0x20 || next.character == 0x7F) {
      result += host::concat("\\x", host::hexadecimal(static_cast<std::uint8_t>(line.front())));
    } else if (is_harmless(next.character)) {
      result += line.substr(0, next.size);
    } else {
      result += escaped(next.character);
    }
    line.remove_prefix(next.size);
  }
  return result;
}

std::string excerpt(std::string_view line) {
  while (line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  if (line.size() <= kStart + kEnd) {
    return printable(line);
  }
  const std::size_t start = character_start(line, kStart);
  const std::size_t end = character_start(line, line.size() - kEnd);
  if (start >= end) {
    return printable(line);
  }
  return host::concat(printable(line.substr(0, start)), " [... ", end - start,
                      " bytes of this line ...] ", printable(line.substr(end)));
}

}  // namespace slipway::runner
