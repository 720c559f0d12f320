// SPDX-License-Identifier: Apache-2.0
#include "host/process/environment.h"

#include <stdlib.h>
#include <unistd.h>

#include <string_view>

namespace slipway::host {

std::string environment_variable(const char* name) {
  const char* value = getenv(name);
  return value ? value : "";
}

// PATH is for the few lines of shell that start our QEMU with its own libraries. QEMU puts the
// temporary file of a snapshot into TMPDIR.
std::vector<std::string> clean_environment(const std::string& scratch) {
  return {"HOME=" + scratch, "LC_ALL=C", "PATH=/usr/bin:/bin", "TMPDIR=" + scratch, "TZ=UTC"};
}

std::vector<std::string> users_environment(const std::string& scratch) {
  std::vector<std::string> result = {"TMPDIR=" + scratch, "LC_ALL=C"};
  for (char** entry = environ; *entry; ++entry) {
    const std::string_view text = *entry;
    if (!text.starts_with("TMPDIR=") && !text.starts_with("LC_ALL=")) {
      result.emplace_back(text);
    }
  }
  return result;
}

}  // namespace slipway::host
