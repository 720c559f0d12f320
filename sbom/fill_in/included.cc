// SPDX-License-Identifier: Apache-2.0
#include "sbom/fill_in/included.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <ranges>
#include <string_view>

namespace slipway::sbom {
namespace {

// Takes the blanks and the word from the start of `line`, if they are there.
bool take(std::string_view& line, std::string_view word) {
  const std::string_view rest = line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
  if (!rest.starts_with(word)) {
    return false;
  }
  line = rest.substr(word.size());
  return true;
}

// What `# include <NAME>` names, or "NAME", also with include_next.
std::optional<std::string> name_in(std::string_view line) {
  if (!take(line, "#") || !take(line, "include")) {
    return std::nullopt;
  }
  take(line, "_next");
  const char close = line.find('<') < line.find('"') ? '>' : '"';
  if (!take(line, "<") && !take(line, "\"")) {
    return std::nullopt;
  }
  const std::size_t end = line.find(close);
  if (end == std::string_view::npos) {
    return std::nullopt;
  }
  return std::string(line.substr(0, end));
}

// Whether this is a condition that no kernel meets: other processors and compilers, and vector
// registers, which code for the bare machine is compiled without.
bool never_holds(std::string_view condition) {
  if (!condition.contains("def") || condition.contains("!(") || condition.contains("||")) {
    return false;
  }
  constexpr std::string_view kNeverDefined[] = {"_MSC_VER", "__ARM_NEON", "__AVX2__", "__SSE2__",
                                                "__s390x__"};
  // One term that is never true is enough, whatever the others say.
  for (const auto range : std::views::split(condition, std::string_view("&&"))) {
    const std::string_view term(range.begin(), range.end());
    if (term.contains('!')) {
      continue;
    }
    if (std::ranges::any_of(kNeverDefined,
                            [&](std::string_view name) { return term.contains(name); })) {
      return true;
    }
  }
  return false;
}

// Follows #if, #elif, #else and #endif, line by line.
class Conditions {
 public:
  void read(std::string_view line) {
    if (!take(line, "#")) {
      return;
    }
    if (take(line, "if")) {
      never_.push_back(!line.starts_with("ndef") && never_holds(line));
    } else if (!never_.empty() && take(line, "el")) {
      never_.back() = never_holds(line);
    } else if (!never_.empty() && take(line, "endif")) {
      never_.pop_back();
    }
  }

  bool may_hold() const { return !std::ranges::contains(never_, true); }

 private:
  std::vector<bool> never_;  // one for each #if around the line
};

std::set<std::string> names_in(std::string_view text) {
  std::set<std::string> names;
  Conditions conditions;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    conditions.read(line);
    if (auto name = name_in(line); name && conditions.may_hold()) {
      names.insert(*name);
    }
  }
  return names;
}

// Each header by every name that it can be included by: a/b/c, b/c and c.
std::multimap<std::string, std::string> by_name(const std::vector<std::string>& headers) {
  std::multimap<std::string, std::string> result;
  for (const std::string& path : headers) {
    std::string_view name = path;
    while (true) {
      result.emplace(name, path);
      const std::size_t slash = name.find('/');
      if (slash == std::string_view::npos) {
        break;
      }
      name.remove_prefix(slash + 1);
    }
  }
  return result;
}

}  // namespace

host::Result<std::set<std::string>> included(const std::vector<std::string>& sources,
                                             const std::vector<std::string>& headers,
                                             const ReadFile& read) {
  const auto candidates = by_name(headers);
  std::set<std::string> reached;
  std::vector<std::string> to_read = sources;
  while (!to_read.empty()) {
    const auto contents = read(to_read.back());
    if (!contents) {
      return std::unexpected(contents.error());
    }
    to_read.pop_back();
    for (const std::string& name : names_in(*contents)) {
      const auto [first, last] = candidates.equal_range(name);
      for (auto header = first; header != last; ++header) {
        if (reached.insert(header->second).second) {
          to_read.push_back(header->second);
        }
      }
    }
  }
  return reached;
}

}  // namespace slipway::sbom
