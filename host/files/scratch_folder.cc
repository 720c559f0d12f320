// SPDX-License-Identifier: Apache-2.0
#include "host/files/scratch_folder.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <filesystem>

#include "host/text/concat.h"

namespace slipway::host {

std::expected<ScratchFolder, std::string> ScratchFolder::make() {
  std::string parent = "/tmp";
  for (const char* name : {"TEST_TMPDIR", "TMPDIR"}) {
    if (const char* value = getenv(name); value && *value) {
      parent = value;
      break;
    }
  }
  std::error_code ignored;
  std::string path = std::filesystem::absolute(parent, ignored).string() + "/qemu-XXXXXX";
  if (!mkdtemp(path.data())) {
    return std::unexpected(concat("no folder can be made in ", parent, ": ", strerror(errno)));
  }
  return ScratchFolder(std::move(path));
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace slipway::host
