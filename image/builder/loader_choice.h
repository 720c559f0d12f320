// SPDX-License-Identifier: Apache-2.0
// Of the loaders that are given for a firmware, the one that loads the kernel: each speaks one
// protocol.
#ifndef SLIPWAY_IMAGE_BUILDER_LOADER_CHOICE_H_
#define SLIPWAY_IMAGE_BUILDER_LOADER_CHOICE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "host/files/file_io.h"
#include "host/text/result.h"

namespace slipway::image {

struct LoaderFile {
  std::string path;
  host::Bytes bytes;
  std::uint64_t protocol = 0;  // loader::protocol_name(), as its header has it; 0 goes with any
};

// The one of `loaders`, which were given by `option`, for kernels of `protocol`; or a sentence
// where there is not one.
host::Result<const LoaderFile*> choose_loader(std::span<const LoaderFile> loaders,
                                              std::uint64_t protocol, std::string_view option);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_LOADER_CHOICE_H_
