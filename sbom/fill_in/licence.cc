// SPDX-License-Identifier: Apache-2.0
#include "sbom/fill_in/licence.h"

#include <algorithm>
#include <cctype>
#include <cstddef>

namespace slipway::sbom {
namespace {

constexpr std::size_t kHeadBytes = 4096;

bool is_alphanumeric(unsigned char c) {
  return std::isalnum(c) != 0;
}

bool is_in_an_expression(unsigned char c) {
  return is_alphanumeric(c) || std::string_view(" ().+-").contains(static_cast<char>(c));
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::string tag_in(std::string_view head) {
  // In two parts, so that no tool takes these lines for the tag of this file.
  constexpr std::string_view kTag =
      "SPDX-License-"
      "Identifier:";
  const std::size_t at = head.find(kTag);
  if (at == std::string_view::npos) {
    return {};
  }
  const std::size_t line = head.substr(0, at).rfind('\n') + 1;
  std::string_view before = head.substr(line, at - line);
  // Comments begin with signs, but for those of fonts in BDF; a line that begins with another word
  // is code, or speaks of the tag.
  constexpr std::string_view kCommentOfBdf = "COMMENT ";
  if (before.starts_with(kCommentOfBdf)) {
    before.remove_prefix(kCommentOfBdf.size());
  }
  if (std::ranges::any_of(before, is_alphanumeric)) {
    return {};
  }
  std::string_view expression = head.substr(at + kTag.size());
  expression = expression.substr(0, expression.find('\n'));
  expression =
      trimmed(expression.substr(0, std::min(expression.find("*/"), expression.find("-->"))));
  if (!std::ranges::all_of(expression, is_in_an_expression)) {
    return {};
  }
  if (expression.contains("LicenseRef-") || expression == "NONE") {
    return {};
  }
  return std::string(expression);
}

// The words alone, in small letters with one space between: without the signs of comments and
// lists.
std::string words_of(std::string_view text) {
  std::string words;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_alphanumeric(byte)) {
      words += static_cast<char>(std::tolower(byte));
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  return words;
}

// Its two conditions, and the disclaimer right after the second: BSD licences with more conditions
// have those in between.
bool is_bsd_2_clause(std::string_view head) {
  const std::string words = words_of(head);
  std::size_t at = 0;
  for (const std::string_view part : {
           "redistribution and use in source and binary forms with or without modification",
           "redistributions of source code must retain",
           "redistributions in binary form must reproduce",
           "provided with the distribution this software is provided",
       }) {
    at = words.find(part, at);
    if (at == std::string::npos) {
      return false;
    }
  }
  return true;
}

bool is_zlib(std::string_view head) {
  const std::string words = words_of(head);
  return words.contains(" provided as is without any express or implied warranty") &&
         words.contains(" the origin of this software must not be misrepresented ") &&
         words.contains(" altered source versions must be plainly marked as such ") &&
         words.contains(" this notice may not be removed or altered from any source distribution");
}

// What authors put into each file that they have dedicated so, as Creative Commons words it.
bool is_cc0(std::string_view head) {
  const std::string words = words_of(head);
  return words.contains("dedicated all copyright and related and neighboring rights to this") &&
         words.contains("you should have received a copy of the cc0 public domain dedication");
}

}  // namespace

std::string licence_in(std::string_view file) {
  const std::string_view head = file.substr(0, kHeadBytes);
  if (std::string tag = tag_in(head); !tag.empty()) {
    return tag;
  }
  if (is_bsd_2_clause(head)) {
    return "BSD-2-Clause";
  }
  if (is_zlib(head)) {
    return "Zlib";
  }
  return is_cc0(head) ? "CC0-1.0" : "";
}

std::string licence_of_all(const std::set<std::string>& licences) {
  if (licences.empty() || licences.contains(std::string(kNoAssertion))) {
    return std::string(kNoAssertion);
  }
  if (licences.size() == 1) {
    return *licences.begin();
  }
  std::string all;
  for (const std::string& licence : licences) {
    if (!all.empty()) {
      all += " AND ";
    }
    // "AND" binds more than "OR" does.
    all += licence.contains(" OR ") ? "(" + licence + ")" : licence;
  }
  return all;
}

}  // namespace slipway::sbom
