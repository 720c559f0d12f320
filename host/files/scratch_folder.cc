// SPDX-License-Identifier: Apache-2.0
#include "host/files/scratch_folder.h"

#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <array>

namespace slipway::host {
namespace {

std::string parent_folder() {
  for (const char* name : {"TEST_TMPDIR", "TMPDIR"}) {
    if (const char* value = getenv(name); value && *value) {
      return value;
    }
  }
  return "/tmp";
}

int remove_entry(const char* path, const struct stat*, int, FTW*) {
  remove(path);
  return 0;  // go on, whatever came of it
}

}  // namespace

Result<ScratchFolder> ScratchFolder::make() {
  const std::string parent = parent_folder();
  const auto fails = [&parent] {
    return failure("no folder can be made in ", parent, ": ", strerror(errno));
  };
  std::array<char, PATH_MAX> absolute;
  if (!realpath(parent.c_str(), absolute.data())) {
    return fails();
  }
  std::string path = concat(absolute.data(), "/qemu-XXXXXX");
  if (!mkdtemp(path.data())) {
    return fails();
  }
  return ScratchFolder(std::move(path));
}

ScratchFolder::~ScratchFolder() {
  constexpr int kOpenFolders = 16;
  // What is in a folder before the folder itself, and links as links.
  if (!path_.empty()) {
    nftw(path_.c_str(), remove_entry, kOpenFolders, FTW_DEPTH | FTW_PHYS);
  }
}

}  // namespace slipway::host
