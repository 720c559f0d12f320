// SPDX-License-Identifier: Apache-2.0
// Which cases are run, and in which order.
#ifndef SLIPWAY_IMAGE_RUNNER_CASES_SELECTION_H_
#define SLIPWAY_IMAGE_RUNNER_CASES_SELECTION_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace slipway::runner {

struct SelectionOptions {
  // As GoogleTest's --gtest_filter: patterns with * and ?, separated by ":"; behind a "-" those
  // that are not run. Empty: all.
  std::string filter{};
  std::size_t shard_count = 1;
  std::size_t shard = 0;  // of these, from 0
  std::optional<std::uint32_t>
      seed{};  // shuffled by it; nothing: in the order in which they are defined
};

struct Selection {
  std::vector<std::size_t> cases{};  // by their numbers, in the order in which they run
  std::size_t disabled = 0;  // left out for their names, which GoogleTest leaves out as well
  std::size_t filtered = 0;  // what the filter has left, of all shards
};

// Chooses from cases, of which only the names matter.
Selection select_cases(std::span<const std::string> names, const SelectionOptions& options);

// Whether a filter takes a name.
bool takes(std::string_view filter, std::string_view name);

}  // namespace slipway::runner

#endif  // SLIPWAY_IMAGE_RUNNER_CASES_SELECTION_H_
