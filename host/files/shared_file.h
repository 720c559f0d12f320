// SPDX-License-Identifier: Apache-2.0
// A file in memory that another process writes, by a path as any other. Nothing of it reaches a
// disk, which might be full, and its path is plain ASCII.
#ifndef SLIPWAY_HOST_FILES_SHARED_FILE_H_
#define SLIPWAY_HOST_FILES_SHARED_FILE_H_

#include <cstdint>
#include <string>
#include <utility>

#include "host/files/file_descriptor.h"
#include "host/text/result.h"

namespace slipway::host {

class SharedFile {
 public:
  // An empty file. The error is a sentence without its end.
  static Result<SharedFile> make();

  // Where a child of this process finds it.
  std::string path() const;

  // Puts into it what the file at `path` holds, none where that is "", and zeros up to `size`
  // bytes.
  Result<> fill(const std::string& path, std::uint64_t size);

  // For a child that takes it over by its descriptor.
  int descriptor() const { return file_.get(); }

  // All that is in it; it is empty then.
  Result<std::string> take();

 private:
  explicit SharedFile(FileDescriptor file) : file_(std::move(file)) {}

  FileDescriptor file_;
};

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_FILES_SHARED_FILE_H_
