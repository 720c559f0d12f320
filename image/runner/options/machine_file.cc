// SPDX-License-Identifier: Apache-2.0
#include "image/runner/options/machine_file.h"

#include <errno.h>
#include <string.h>

#include <fstream>

#include "host/text/concat.h"

namespace slipway::runner {

std::expected<std::vector<std::string>, std::string> read_machine_file(const std::string& path) {
  std::ifstream file(path);
  if (!file) {
    return std::unexpected(
        host::concat("the machine ", path, " cannot be read: ", strerror(errno)));
  }
  std::vector<std::string> options;
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) continue;
    if (!line.starts_with("--")) {
      return std::unexpected(
          path + " is no machine: name a target of the rule `machine` (//image:defs.bzl)");
    }
    options.push_back(line);
  }
  if (options.empty()) return std::unexpected("the machine " + path + " is an empty file");
  return options;
}

}  // namespace slipway::runner
