// SPDX-License-Identifier: Apache-2.0
// An owned file descriptor.
#ifndef SLIPWAY_HOST_FILES_FILE_DESCRIPTOR_H_
#define SLIPWAY_HOST_FILES_FILE_DESCRIPTOR_H_

#include <unistd.h>

#include <string>
#include <utility>

namespace slipway::host {

class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int fd) : fd_(fd) {}
  FileDescriptor(FileDescriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~FileDescriptor() { close(); }

  int get() const { return fd_; }
  bool is_open() const { return fd_ >= 0; }
  void close() {
    if (fd_ >= 0) {
      ::close(std::exchange(fd_, -1));
    }
  }

 private:
  int fd_ = -1;
};

// What can be read without waiting; closes `fd`, which has O_NONBLOCK, at its end.
std::string take_all(FileDescriptor& fd);

}  // namespace slipway::host

#endif  // SLIPWAY_HOST_FILES_FILE_DESCRIPTOR_H_
