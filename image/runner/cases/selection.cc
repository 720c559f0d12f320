// SPDX-License-Identifier: Apache-2.0
#include "image/runner/cases/selection.h"

#include <random>
#include <utility>

#include "host/text/words.h"

namespace slipway::runner {
namespace {

bool matches(std::string_view pattern, std::string_view name) {
  // Where to go on if what follows the last star does not fit.
  std::size_t star = std::string_view::npos;
  std::size_t behind_star = 0;
  std::size_t at = 0;
  std::size_t in_name = 0;
  while (in_name < name.size()) {
    if (at < pattern.size() && pattern[at] == '*') {
      star = at++;
      behind_star = in_name;
    } else if (at < pattern.size() && (pattern[at] == '?' || pattern[at] == name[in_name])) {
      ++at;
      ++in_name;
    } else if (star != std::string_view::npos) {
      at = star + 1;
      in_name = ++behind_star;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', at) == std::string_view::npos;
}

bool matches_one_of(std::string_view patterns, std::string_view name) {
  for (const std::string& pattern : host::split(patterns, ':')) {
    if (matches(pattern, name)) {
      return true;
    }
  }
  return false;
}

// Of "Prefix/Suite.Case/Value" the first three count.
bool is_disabled(std::string_view name) {
  constexpr std::string_view kDisabled = "DISABLED_";
  const std::size_t slash = name.find('/');
  const std::size_t dot = name.find('.');
  return name.starts_with(kDisabled) ||
         (dot < name.size() && name.substr(dot + 1).starts_with(kDisabled)) ||
         (slash < dot && name.substr(slash + 1).starts_with(kDisabled));
}

void shuffle(std::vector<std::size_t>& numbers, std::uint32_t seed) {
  std::mt19937 random(seed);  // the same everywhere; std::shuffle is not
  for (std::size_t left = numbers.size(); left > 1; --left) {
    std::swap(numbers[left - 1], numbers[random() % left]);
  }
}

}  // namespace

bool takes(std::string_view filter, std::string_view name) {
  const std::size_t minus = filter.find('-');
  const std::string_view wanted = filter.substr(0, minus);
  if (!wanted.empty() && !matches_one_of(wanted, name)) {
    return false;
  }
  return minus == std::string_view::npos || !matches_one_of(filter.substr(minus + 1), name);
}

Selection select_cases(std::span<const std::string> names, const SelectionOptions& options) {
  Selection selection;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!takes(options.filter, names[i])) {
      continue;
    }
    if (is_disabled(names[i])) {
      ++selection.disabled;
      continue;
    }
    if (selection.filtered++ % options.shard_count == options.shard) {
      selection.cases.push_back(i);
    }
  }
  if (options.seed) {
    shuffle(selection.cases, *options.seed);
  }
  return selection;
}

}  // namespace slipway::runner
