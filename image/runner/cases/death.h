// SPDX-License-Identifier: Apache-2.0
// Death tests: statements that are to end the kernel.
#ifndef SLIPWAY_IMAGE_RUNNER_CASES_DEATH_H_
#define SLIPWAY_IMAGE_RUNNER_CASES_DEATH_H_

#include <cstddef>
#include <optional>
#include <string>

namespace slipway::runner {

struct Death {
  std::size_t case_number = 0;
  std::size_t number = 0;  // in its case
  std::string file{};
  std::size_t line = 0;
  std::string pattern{};  // an extended regular expression (POSIX); empty: whatever is printed
};

// What came of the boot for one.
struct DeathBoot {
  bool has_begun = false;  // the statement has
  bool has_survived = false;
  bool is_death = false;  // the kernel ended as one that has failed
  std::string end{};      // how the boot ended, a sentence without its end
  std::string words{};    // what the kernel printed from the statement on
};

// What is wrong with it; nothing where all is as it should be.
std::optional<std::string> death_fault(const Death& death, const DeathBoot& boot);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_CASES_DEATH_H_
