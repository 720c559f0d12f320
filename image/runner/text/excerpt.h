// SPDX-License-Identifier: Apache-2.0
// What a person is shown of a machine's output: never more than fits a log, and nothing that acts
// on a terminal or is no text for XML.
#ifndef SLIPWAY_IMAGE_RUNNER_TEXT_EXCERPT_H_
#define SLIPWAY_IMAGE_RUNNER_TEXT_EXCERPT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::runner {

// How many lines `text` has. A last line without an end counts.
std::size_t line_count(std::string_view text);

// The last lines of `text`, at most `count`, without their ends. They are views of `text`.
std::vector<std::string_view> last_lines(std::string_view text, std::size_t count);

// `line` with whatever is no printable character escaped: bytes that are control characters or not
// UTF-8 as \xNN, characters that would act on a terminal (the C1 controls), turn the direction of
// what follows, or are none (U+FFFE and its like, which XML does not have) as \u{NNNN}.
std::string printable(std::string_view line);

// printable(), with the middle of a long line left out and counted.
std::string excerpt(std::string_view line);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_TEXT_EXCERPT_H_
