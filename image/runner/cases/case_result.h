// SPDX-License-Identifier: Apache-2.0
// How one case went.
#ifndef SLIPWAY_IMAGE_RUNNER_CASES_CASE_RESULT_H_
#define SLIPWAY_IMAGE_RUNNER_CASES_CASE_RESULT_H_

#include <cstddef>
#include <string>
#include <vector>

namespace slipway::runner {

struct CaseFailure {
  std::string file{};
  std::size_t line = 0;
  std::string text{};  // may have several lines
};

struct CaseResult {
  enum class State {
    kLeftOut,  // by the filter, by its name, or another shard has it
    kNotRun,   // it was to be run
    kPassed,
    kSkipped,  // by itself
    kFailed,
  };

  std::string name{};
  std::string file{};
  std::size_t line = 0;
  State state = State::kLeftOut;
  std::vector<CaseFailure> failures{};
  std::string output{};  // what it printed
};

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_CASES_CASE_RESULT_H_
