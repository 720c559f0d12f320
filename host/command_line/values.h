// SPDX-License-Identifier: Apache-2.0
// Where the values of options go: what an Option's `take` may be. The members that follow each
// other lead to the place: into<&Options::machine, &Machine::memory>.
#ifndef SLIPWAY_HOST_COMMAND_LINE_VALUES_H_
#define SLIPWAY_HOST_COMMAND_LINE_VALUES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "host/text/number.h"
#include "host/text/result.h"
#include "host/text/words.h"

namespace slipway::host {

inline void store(std::string_view value, std::string& place) {
  place = value;
}
inline void store(std::string_view value, std::optional<std::string>& place) {
  place = value;
}
inline void store(std::string_view value, std::vector<std::string>& places) {
  places.emplace_back(value);
}
inline void store(std::string_view, bool& flag) {
  flag = true;
}

// A text; one more of a list; or a flag.
template <auto... kMembers, typename T>
Result<> into(std::string_view value, T& options) {
  store(value, (options.*....*kMembers));
  return {};
}

// Words with commas between them.
template <auto... kMembers, typename T>
Result<> words_into(std::string_view value, T& options) {
  (options.*....*kMembers) = split(value, ',');
  return {};
}

// A whole number from `kLeast` to `kMost`.
template <std::uint64_t kLeast, std::uint64_t kMost, auto... kMembers, typename T>
Result<> number_into(std::string_view value, T& options) {
  auto& place = (options.*....*kMembers);
  const auto number = number_in(value);
  if (!number || *number < kLeast || *number > kMost) {
    return failure("give a whole number from ", kLeast, " to ", kMost);
  }
  place = static_cast<std::remove_reference_t<decltype(place)>>(*number);
  return {};
}

// What a word on the command line means.
template <typename Value>
struct Choice {
  std::string_view word;
  Value value;
};

// One of the words in the array `kChoices`.
template <const auto& kChoices, auto... kMembers, typename T>
Result<> choice_into(std::string_view value, T& options) {
  Words words;
  for (const auto& choice : kChoices) {
    if (choice.word == value) {
      (options.*....*kMembers) = choice.value;
      return {};
    }
    words.emplace_back(choice.word);
  }
  return failure("give ", alternatives(words));
}

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_COMMAND_LINE_VALUES_H_
