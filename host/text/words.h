// SPDX-License-Identifier: Apache-2.0
// Lists of words, as they stand on a command line ("a,b,c") and in sentences ("a, b or c").
#ifndef SLIPWAY_HOST_TEXT_WORDS_H_
#define SLIPWAY_HOST_TEXT_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

namespace slipway::host {

using Words = std::vector<std::string>;

// What stands between the separators: one word more than there are separators.
inline Words split(std::string_view text, char separator) {
  Words words;
  for (;;) {
    const std::size_t end = text.find(separator);
    words.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) {
      return words;
    }
    text.remove_prefix(end + 1);
  }
}

// "a, b, c".
inline std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : ", ") + word;
  }
  return text;
}

// "a, b or c", for what one may choose from.
inline std::string alternatives(const Words& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) {
      text += i + 1 == words.size() ? " or " : ", ";
    }
    text += words[i];
  }
  return text;
}

inline bool contains(const Words& words, std::string_view word) {
  for (const std::string& other : words) {
    if (other == word) {
      return true;
    }
  }
  return false;
}

inline void add_once(Words& words, const std::string& word) {
  if (!contains(words, word)) {
    words.push_back(word);
  }
}

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_TEXT_WORDS_H_
