// SPDX-License-Identifier: Apache-2.0
#include "host/files/file_kind.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>

namespace slipway::host {

Result<FileKind> kind_of_file(const std::string& path) {
  struct stat status;
  if (stat(path.c_str(), &status) < 0) {
    return failure(std::strerror(errno));
  }
  switch (status.st_mode & S_IFMT) {
    case S_IFDIR:
      return FileKind::kFolder;
    case S_IFBLK:
      return FileKind::kBlockDevice;
    case S_IFCHR:
      return FileKind::kCharacterDevice;
    case S_IFIFO:
      return FileKind::kPipe;
    case S_IFSOCK:
      return FileKind::kSocket;
    default:
      return FileKind::kFile;
  }
}

std::string_view name_of(FileKind kind) {
  switch (kind) {
    case FileKind::kFile:
      return "a file";
    case FileKind::kFolder:
      return "a folder";
    case FileKind::kBlockDevice:
      return "a block device";
    case FileKind::kCharacterDevice:
      return "a character device";
    case FileKind::kPipe:
      return "a named pipe";
    case FileKind::kSocket:
      return "a socket";
  }
}

}  // namespace slipway::host
