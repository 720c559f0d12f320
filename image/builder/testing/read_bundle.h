// SPDX-License-Identifier: Apache-2.0
// What the loader gets out of a boot bundle, all at once.
#ifndef SLIPWAY_IMAGE_BUILDER_TESTING_READ_BUNDLE_H_
#define SLIPWAY_IMAGE_BUILDER_TESTING_READ_BUNDLE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "host/files/file_io.h"

namespace slipway::image {

struct ReadBundle {
  struct File {
    std::string name;  // of the kernel: none
    host::Bytes contents;
  };
  std::vector<File> files;
  std::string command_line;
  std::uint64_t protocol;
  host::Bytes request;
};

// Reads the bundle that `bytes` begin with. Anything that goes wrong fails the test.
ReadBundle read_bundle(std::span<const std::byte> bytes);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_TESTING_READ_BUNDLE_H_
