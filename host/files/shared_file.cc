// SPDX-License-Identifier: Apache-2.0
#include "host/files/shared_file.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/files/file_io.h"
#include "host/text/concat.h"

namespace slipway::host {
namespace {

std::unexpected<std::string> problem(std::string_view what) {
  return failure(what, ": ", strerror(errno));
}

}  // namespace

Result<SharedFile> SharedFile::make() {
  FileDescriptor file(memfd_create("slipway", MFD_CLOEXEC));
  if (!file.is_open()) {
    return problem("no file can be made in memory");
  }
  return SharedFile(std::move(file));
}

std::string SharedFile::path() const {
  return concat("/proc/", getpid(), "/fd/", file_.get());
}

Result<> SharedFile::fill(const std::string& path, std::uint64_t size) {
  const auto contents = path.empty() ? Bytes() : read_file(path);
  if (!contents) {
    return std::unexpected(contents.error());
  }
  if (contents->size() > size) {
    return failure(path, ": has ", contents->size(), " bytes, and there is room for ", size);
  }
  std::size_t done = 0;
  while (done < contents->size()) {
    const ssize_t count = pwrite(file_.get(), contents->data() + done, contents->size() - done,
                                 static_cast<off_t>(done));
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count <= 0) {
      return problem("a file in memory cannot be written");
    }
    done += static_cast<std::size_t>(count);
  }
  if (ftruncate(file_.get(), static_cast<off_t>(size)) < 0) {
    return problem("a file in memory cannot be enlarged");
  }
  return {};
}

Result<std::string> SharedFile::take() {
  struct stat status;
  if (fstat(file_.get(), &status) < 0) {
    return problem("a file in memory cannot be read");
  }
  std::string text(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t count =
        pread(file_.get(), text.data() + done, text.size() - done, static_cast<off_t>(done));
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      return problem("a file in memory cannot be read");
    }
    if (count == 0) {
      break;
    }
    done += static_cast<std::size_t>(count);
  }
  text.resize(done);
  if (ftruncate(file_.get(), 0) < 0) {
    return problem("a file in memory cannot be emptied");
  }
  return text;
}

}  // namespace slipway::host
