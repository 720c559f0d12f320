// SPDX-License-Identifier: Apache-2.0
// Writes boot bundles: boot/loader/bundle/bundle_format.h.
#ifndef SLIPWAY_IMAGE_BUILDER_BUNDLE_BUNDLE_WRITER_H_
#define SLIPWAY_IMAGE_BUILDER_BUNDLE_BUNDLE_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/files/file_io.h"

namespace slipway::image {

struct BundledPart {
  std::string name;
  std::span<const std::byte> bytes;

  // Offsets at which a block begins, besides 0 and where a block is full. In any order; those that
  // are not inside the file mean nothing.
  std::vector<std::uint64_t> cuts = {};

  // As a ModuleFile has them.
  std::string path = {};
  std::string string = {};
};

struct BundleParts {
  std::vector<BundledPart> files;  // the kernel, then the modules
  std::string command_line = {};
  std::uint64_t protocol = 0;               // loader::protocol_name()
  std::span<const std::byte> request = {};  // in the protocol's own form
};

host::Bytes write_bundle(const BundleParts& parts);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_BUNDLE_BUNDLE_WRITER_H_
