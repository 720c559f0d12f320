// Looking for expected texts in what a machine wrote.
#ifndef SLIPWAY_IMAGE_RUNNER_TEXT_TEXT_MATCH_H_
#define SLIPWAY_IMAGE_RUNNER_TEXT_TEXT_MATCH_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::runner {

// The lines of `text`. Carriage returns are dropped; a last line without an end counts.
std::vector<std::string> lines_of(std::string_view text);

// The first of `wanted` that is missing from `lines`, read from top to bottom. Each text lies
// within one line, after the one before it: the order is part of the expectation.
std::optional<std::string> first_missing(std::span<const std::string> wanted,
                                         std::span<const std::string> lines);

// The first line that holds `unwanted`.
std::optional<std::string> line_with(std::string_view unwanted, std::span<const std::string> lines);

// The last `count` lines.
std::span<const std::string> tail(std::span<const std::string> lines, std::size_t count);

// `line` with bytes that would upset a terminal or an XML file written as \xNN: control characters,
// and all beyond ASCII if they are not UTF-8.
std::string printable(std::string_view line);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_TEXT_TEXT_MATCH_H_
