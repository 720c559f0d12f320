// SPDX-License-Identifier: Apache-2.0
// A kernel's file, read once: found fit for the loader, with what it asks for.
#ifndef SLIPWAY_IMAGE_BUILDER_KERNEL_KERNEL_H_
#define SLIPWAY_IMAGE_BUILDER_KERNEL_KERNEL_H_

#include <expected>
#include <string>
#include <string_view>

#include "host/files/file_io.h"
#include "image/builder/kernel/compact_elf.h"
#include "image/builder/kernel/elf_file.h"
#include "image/builder/kernel/kernel_check.h"

namespace slipway::image {

class Kernel {
 public:
  // `name` is for messages; `protocol` is the name of the one to load it by, if that is not for the
  // kernel to say. The error is the message about why the loader would refuse the kernel: see
  // refusal.h.
  static std::expected<Kernel, std::string> read(std::string_view name, host::Bytes file,
                                                 std::string_view protocol = {},
                                                 bool strict = false);

  Kernel(Kernel&&) = default;
  Kernel& operator=(Kernel&&) = default;

  const Request& request() const { return request_; }

  // What the loader accepts but the kernel's author may not have meant: "WARNING: NAME: SENTENCE",
  // and what to change where that is known, a line for each; what it asks for and does not get:
  // "NOTE: NAME: SENTENCE"; or an empty string.
  const std::string& warnings() const { return warnings_; }

  // All of the file, for a kernel that asks for it.
  const host::Bytes& file() const { return bytes_; }

  // The form in which it goes to the disk.
  CompactElf compact() const {
    return compact_elf(request_.kernel.empty() ? elf_ : ElfFile(request_.kernel));
  }

 private:
  explicit Kernel(host::Bytes file) : bytes_(std::move(file)), elf_(bytes_) {}

  host::Bytes bytes_;  // where they are does not change when a Kernel is moved
  ElfFile elf_;
  Request request_ = {};
  std::string warnings_;
};

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_KERNEL_KERNEL_H_
