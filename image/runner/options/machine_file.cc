// SPDX-License-Identifier: Apache-2.0
#include "image/runner/options/machine_file.h"

#include "host/files/file_io.h"

namespace slipway::runner {

host::Result<std::vector<std::string>> read_machine_file(const std::string& path) {
  const auto lines = host::read_lines(path);
  if (!lines) {
    return std::unexpected(lines.error());
  }
  std::vector<std::string> options;
  for (const std::string& line : *lines) {
    if (line.empty()) {
      continue;
    }
    if (!line.starts_with("--")) {
      return host::failure(
          path, ": is no machine: name a target of Slipway's rule `machine` (//image:defs.bzl)");
    }
    options.push_back(line);
  }
  if (options.empty()) {
    return host::failure(path, ": is an empty file");
  }
  return options;
}

}  // namespace slipway::runner
