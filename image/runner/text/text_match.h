// SPDX-License-Identifier: Apache-2.0
// Looking for expected texts in what a machine wrote. Each text lies within one line; carriage
// returns do not count. The cost is in proportion to what the machine wrote, however long its
// lines.
#ifndef SLIPWAY_IMAGE_RUNNER_TEXT_TEXT_MATCH_H_
#define SLIPWAY_IMAGE_RUNNER_TEXT_TEXT_MATCH_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::runner {

// A search for several texts that takes the lines as they come, in pieces of any size. Each text
// lies after the one before it: the order is part of the expectation.
class OrderedSearch {
 public:
  explicit OrderedSearch(std::span<const std::string> wanted)
      : wanted_(wanted.begin(), wanted.end()) {}

  // The next piece of what the machine wrote.
  void feed(std::string_view piece);

  bool has_found_all() const { return found_ == wanted_.size(); }

  // The first text that has not come yet.
  std::optional<std::string> first_missing() const;

 private:
  void feed_line(std::string_view piece);

  std::vector<std::string> wanted_;
  std::size_t found_ = 0;
  std::string line_;  // the end of the current line, as far as a text can still begin in it
};

// The first of `wanted` that is missing from `text`.
std::optional<std::string> first_missing(std::span<const std::string> wanted,
                                         std::string_view text);

// The part of `text` up to the end of the last of `wanted`; all of it where one is missing.
std::string_view up_to_the_last_of(std::span<const std::string> wanted, std::string_view text);

// The first line that holds `unwanted`.
std::optional<std::string> line_with(std::string_view unwanted, std::string_view text);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_TEXT_TEXT_MATCH_H_
