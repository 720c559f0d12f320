// SPDX-License-Identifier: Apache-2.0
#include "image/flasher/device.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "host/text/concat.h"

namespace slipway::image {
namespace {

std::unexpected<std::string> system_failure() {
  return host::failure(std::strerror(errno));
}

// Calls `transfer` with what is left, as pread() and pwrite() are called, until nothing is.
template <typename Byte, typename Transfer>
host::Result<> whole(std::uint64_t offset, std::span<Byte> bytes, Transfer transfer) {
  while (!bytes.empty()) {
    const ssize_t count = transfer(bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      return system_failure();
    }
    if (count == 0) {
      return host::failure("the disk ends there");
    }
    bytes = bytes.subspan(static_cast<std::size_t>(count));
    offset += static_cast<std::uint64_t>(count);
  }
  return {};
}

struct Free {
  void operator()(void* memory) const { std::free(memory); }
};

// O_DIRECT wants memory that begins where a page does.
constexpr std::size_t kPage = 4096;

}  // namespace

host::Result<SystemDevice> SystemDevice::open(const std::string& path) {
  // O_EXCL without O_CREAT is for block devices: open(2).
  host::FileDescriptor written(::open(path.c_str(), O_RDWR | O_EXCL | O_CLOEXEC | O_NONBLOCK));
  struct stat status;
  if (!written.is_open() || fstat(written.get(), &status) < 0) {
    return host::failure(
        path, ": cannot be opened to be written: ", std::strerror(errno),
        errno == EBUSY ? ": something uses it that is not seen from here, such as a file system of "
                         "another container: end that first"
                       : "");
  }
  const bool is_file = S_ISREG(status.st_mode);
  host::FileDescriptor read(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_DIRECT));
  if (!read.is_open() && errno == EINVAL) {  // no file system can do it that is in memory
    read = host::FileDescriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  }
  if (!read.is_open()) {
    return host::failure(path, ": cannot be opened to be read: ", std::strerror(errno));
  }
  return SystemDevice(std::move(written), std::move(read), is_file);
}

std::string SystemDevice::number() const {
  struct stat status;
  if (is_file_ || fstat(written_.get(), &status) < 0) {
    return "";
  }
  return host::concat(major(status.st_rdev), ":", minor(status.st_rdev));
}

host::Result<std::uint64_t> SystemDevice::size() const {
  const off_t size = lseek(written_.get(), 0, SEEK_END);
  if (size < 0) {
    return system_failure();
  }
  return static_cast<std::uint64_t>(size);
}

host::Result<> SystemDevice::write(std::uint64_t offset, std::span<const std::byte> bytes) {
  return whole(offset, bytes, [this](const void* data, std::size_t size, off_t place) {
    return pwrite(written_.get(), data, size, place);
  });
}

host::Result<> SystemDevice::flush() {
  if (fsync(written_.get()) < 0) {
    return system_failure();
  }
  // Where the cache is not gone round, it is emptied. It may be busy; what is read is compared in
  // any case.
  posix_fadvise(written_.get(), 0, 0, POSIX_FADV_DONTNEED);
  return {};
}

host::Result<> SystemDevice::read(std::uint64_t offset, std::span<std::byte> bytes) {
  const std::size_t room = (bytes.size() + kPage - 1) / kPage * kPage;
  const std::unique_ptr<std::byte, Free> memory(
      static_cast<std::byte*>(std::aligned_alloc(kPage, room)));
  const std::span<std::byte> piece(memory.get(), bytes.size());
  const auto done = whole(offset, piece, [this](void* data, std::size_t size, off_t place) {
    return pread(read_.get(), data, size, place);
  });
  if (done) {
    std::ranges::copy(piece, bytes.begin());
  }
  return done;
}

void SystemDevice::show_partitions() {
  if (!is_file_) {
    ioctl(written_.get(), BLKRRPART);
  }
}

}  // namespace slipway::image
