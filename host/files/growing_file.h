// SPDX-License-Identifier: Apache-2.0
// A file that another process appends to.
#ifndef SLIPWAY_HOST_FILES_GROWING_FILE_H_
#define SLIPWAY_HOST_FILES_GROWING_FILE_H_

#include <cstddef>
#include <string>

#include "host/files/file_descriptor.h"
#include "host/text/result.h"

namespace slipway::host {

class GrowingFile {
 public:
  // No file: nothing ever comes from it.
  GrowingFile() = default;

  // The file at `path`, which is there. The error is a sentence.
  static Result<GrowingFile> open(const std::string& path);

  // Appends what has come since the last call to `text`, until that has `most` bytes; the rest is
  // left for later. False where it cannot be read.
  bool take(std::string& text, std::size_t most);

 private:
  explicit GrowingFile(FileDescriptor file) : file_(std::move(file)) {}

  FileDescriptor file_;
};

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_FILES_GROWING_FILE_H_
