// SPDX-License-Identifier: Apache-2.0
// Lists of words, as they stand on a command line: "a,b,c".
#ifndef SLIPWAY_BENCH_RUNNER_WORDS_H_
#define SLIPWAY_BENCH_RUNNER_WORDS_H_

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::bench {

using Words = std::vector<std::string>;

inline Words split(std::string_view text, char separator) {
  Words words;
  for (;;) {
    const std::size_t end = text.find(separator);
    words.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return words;
    text.remove_prefix(end + 1);
  }
}

inline std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

inline bool contains(const Words& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

inline void add_once(Words& words, const std::string& word) {
  if (!contains(words, word)) words.push_back(word);
}

// A whole decimal number, and nothing else.
inline std::optional<std::uint64_t> number_in(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace slipway::bench

#endif  // SLIPWAY_BENCH_RUNNER_WORDS_H_
