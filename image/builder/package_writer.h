// Writes boot packages: boot/loader/package/package_format.h.
#ifndef SLIPWAY_IMAGE_BUILDER_PACKAGE_WRITER_H_
#define SLIPWAY_IMAGE_BUILDER_PACKAGE_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "boot/protocol/kernel_request.h"
#include "image/builder/file_io.h"

namespace slipway::image {

struct PackagedPart {
  std::string name;
  std::span<const std::byte> bytes;

  // Offsets at which a block begins, besides 0 and where a block is full. In any order; those that
  // are not inside the file mean nothing.
  std::vector<std::uint64_t> cuts = {};
};

struct PackageParts {
  std::vector<PackagedPart> files;  // the kernel, then the modules
  std::string command_line = {};
  protocol::KernelRequest request = {};
};

Bytes write_package(const PackageParts& parts);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_PACKAGE_WRITER_H_
