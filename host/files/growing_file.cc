// SPDX-License-Identifier: Apache-2.0
#include "host/files/growing_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include <algorithm>
#include <array>

namespace slipway::host {

Result<GrowingFile> GrowingFile::open(const std::string& path) {
  FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) {
    return failure(path, " cannot be opened: ", strerror(errno));
  }
  return GrowingFile(std::move(file));
}

bool GrowingFile::take(std::string& text, std::size_t most) {
  std::array<char, 65536> buffer;
  while (file_.is_open() && text.size() < most) {
    const std::size_t room = std::min(buffer.size(), most - text.size());
    const ssize_t count = read(file_.get(), buffer.data(), room);
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      return false;
    }
    if (count == 0) {
      break;
    }
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace slipway::host
