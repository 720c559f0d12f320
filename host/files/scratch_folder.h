// SPDX-License-Identifier: Apache-2.0
// A folder of our own for temporary files, removed with all that is in it.
#ifndef SLIPWAY_HOST_FILES_SCRATCH_FOLDER_H_
#define SLIPWAY_HOST_FILES_SCRATCH_FOLDER_H_

#include <string>
#include <utility>

#include "host/text/result.h"

namespace slipway::host {

class ScratchFolder {
 public:
  // In TEST_TMPDIR, TMPDIR or /tmp, whichever is set first.
  static Result<ScratchFolder> make();

  ScratchFolder(ScratchFolder&& other) noexcept : path_(std::exchange(other.path_, "")) {}
  ScratchFolder& operator=(ScratchFolder&&) = delete;
  ~ScratchFolder();

  const std::string& path() const { return path_; }

 private:
  explicit ScratchFolder(std::string path) : path_(std::move(path)) {}

  std::string path_;  // absolute
};

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_FILES_SCRATCH_FOLDER_H_
