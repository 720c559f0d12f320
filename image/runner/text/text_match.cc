// SPDX-License-Identifier: Apache-2.0
#include "image/runner/text/text_match.h"

#include <algorithm>
#include <utility>

namespace slipway::runner {

void OrderedSearch::feed(std::string_view piece) {
  while (!piece.empty() && !has_found_all()) {
    const std::size_t end = piece.find('\n');
    feed_line(piece.substr(0, end));
    if (end == std::string_view::npos) {
      return;
    }
    line_.clear();
    piece.remove_prefix(end + 1);
  }
}

void OrderedSearch::feed_line(std::string_view piece) {
  std::ranges::copy_if(piece, std::back_inserter(line_),
                       [](char character) { return character != '\r'; });
  std::size_t searched = 0;
  while (!has_found_all()) {
    const std::string& text = wanted_[found_];
    const std::size_t at = line_.find(text, searched);
    if (at == std::string::npos) {
      // Only what the text could begin with is needed when the line goes on.
      const std::size_t kept = std::min(line_.size() - searched, text.size() - 1);
      line_.erase(0, line_.size() - kept);
      return;
    }
    searched = at + text.size();
    ++found_;
  }
}

std::optional<std::string> OrderedSearch::first_missing() const {
  return has_found_all() ? std::nullopt : std::optional(wanted_[found_]);
}

std::optional<std::string> first_missing(std::span<const std::string> wanted,
                                         std::string_view text) {
  OrderedSearch search(wanted);
  search.feed(text);
  return search.first_missing();
}

std::string_view up_to_the_last_of(std::span<const std::string> wanted, std::string_view text) {
  constexpr std::size_t kBlock = 4096;
  OrderedSearch search(wanted);
  std::size_t place = 0;
  for (; place < text.size(); place += kBlock) {
    OrderedSearch ahead = search;
    ahead.feed(text.substr(place, kBlock));
    if (ahead.has_found_all()) {
      break;
    }
    search = std::move(ahead);
  }
  // The last text ends within this block.
  while (place < text.size() && !search.has_found_all()) {
    search.feed(text.substr(place++, 1));
  }
  return text.substr(0, place);
}

std::optional<std::string> line_with(std::string_view unwanted, std::string_view text) {
  std::string line;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    line = text.substr(0, end);
    std::erase(line, '\r');
    if (line.contains(unwanted)) {
      return line;
    }
    if (end == std::string_view::npos) {
      break;
    }
    text.remove_prefix(end + 1);
  }
  return std::nullopt;
}

}  // namespace slipway::runner
