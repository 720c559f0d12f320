// SPDX-License-Identifier: Apache-2.0
// What a path names.
#ifndef SLIPWAY_HOST_FILES_FILE_KIND_H_
#define SLIPWAY_HOST_FILES_FILE_KIND_H_

#include <string>
#include <string_view>

#include "host/text/result.h"

namespace slipway::host {

enum class FileKind {
  kFile,
  kFolder,
  kBlockDevice,
  kCharacterDevice,
  kPipe,  // whoever opens one waits until somebody else does
  kSocket,
};

// What `path` names, or what its link leads to; the failure is the system's reason.
Result<FileKind> kind_of_file(const std::string& path);

// With its article: "a named pipe".
std::string_view name_of(FileKind kind);

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_FILES_FILE_KIND_H_
