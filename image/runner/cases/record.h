// SPDX-License-Identifier: Apache-2.0
// What cases inside the machine say of themselves, line by line: docs/test_channel.md.
#ifndef SLIPWAY_IMAGE_RUNNER_CASES_RECORD_H_
#define SLIPWAY_IMAGE_RUNNER_CASES_RECORD_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace slipway::runner {

struct Record {
  enum class Kind {
    kPlan,  // number: how many cases there are
    kCase,  // number, name, file, line
    kStart,
    kOutput,   // text
    kPart,     // text
    kFailure,  // file, line, text
    kDeath,    // number: the death's; file, line; text: the pattern
    kDying,    // number: the death's
    kSurvived,
    kPassed,  // number: the case's
    kFailed,
    kSkipped,
    kEnd,
  };

  Kind kind;
  std::size_t number = 0;
  std::string name{};
  std::string file{};
  std::size_t line = 0;
  std::string text{};
};

// The record that a line is, without its end; nothing where it has not the form, or another token.
std::optional<Record> parse_record(std::string_view line, std::string_view token);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_CASES_RECORD_H_
