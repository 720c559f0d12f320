// SPDX-License-Identifier: Apache-2.0
#include "host/files/file_descriptor.h"

#include <errno.h>

#include <array>

namespace slipway::host {

std::string take_all(FileDescriptor& fd) {
  std::string text;
  std::array<char, 4096> buffer;
  while (fd.is_open()) {
    const ssize_t count = read(fd.get(), buffer.data(), buffer.size());
    if (count > 0) {
      text.append(buffer.data(), static_cast<std::size_t>(count));
    } else if (count < 0 && errno == EINTR) {
      continue;
    } else {
      if (count == 0 || errno != EAGAIN) {
        fd.close();
      }
      break;
    }
  }
  return text;
}

}  // namespace slipway::host
