// SPDX-License-Identifier: Apache-2.0
#include "image/runner/options/machine_options.h"

#include <algorithm>

namespace slipway::runner {

bool has_option(const std::vector<std::string>& arguments,
                std::initializer_list<std::string_view> names) {
  return std::ranges::any_of(arguments, [names](std::string_view argument) {
    if (argument.starts_with("--")) {
      argument.remove_prefix(1);
    }
    return std::ranges::find(names, argument) != names.end();
  });
}

}  // namespace slipway::runner
