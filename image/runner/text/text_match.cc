#include "image/runner/text/text_match.h"

#include <algorithm>

#include "image/concat.h"
#include "image/runner/text/utf8.h"

namespace slipway::runner {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  bool in_line = false;
  for (const char character : text) {
    if (!in_line) lines.emplace_back();
    in_line = character != '\n';
    if (character != '\n' && character != '\r') lines.back() += character;
  }
  return lines;
}

std::optional<std::string> first_missing(std::span<const std::string> wanted,
                                         std::span<const std::string> lines) {
  std::size_t line = 0;
  std::size_t column = 0;
  for (const std::string& text : wanted) {
    for (;; ++line, column = 0) {
      if (line == lines.size()) return text;
      const std::size_t found = lines[line].find(text, column);
      if (found == std::string::npos) continue;
      column = found + text.size();
      break;
    }
  }
  return std::nullopt;
}

std::optional<std::string> line_with(std::string_view unwanted,
                                     std::span<const std::string> lines) {
  const auto found =
      std::ranges::find_if(lines, [&](const std::string& line) { return line.contains(unwanted); });
  return found == lines.end() ? std::nullopt : std::optional(*found);
}

std::span<const std::string> tail(std::span<const std::string> lines, std::size_t count) {
  return lines.last(std::min(count, lines.size()));
}

std::string printable(std::string_view line) {
  const bool keeps_high_bytes = is_utf8(line);
  std::string result;
  for (const char character : line) {
    const auto byte = static_cast<unsigned char>(character);
    if (byte < 0x20 || byte == 0x7F || (byte >= 0x80 && !keeps_high_bytes)) {
      result += image::concat("\\x", image::hexadecimal(byte));
    } else {
      result += character;
    }
  }
  return result;
}

}  // namespace slipway::runner
