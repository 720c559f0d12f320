// SPDX-License-Identifier: Apache-2.0
// How one block of a boot bundle goes to the disk: as it is, or packed.
#ifndef SLIPWAY_IMAGE_BUILDER_BUNDLE_BLOCK_PACKER_H_
#define SLIPWAY_IMAGE_BUILDER_BUNDLE_BLOCK_PACKER_H_

#include <cstddef>
#include <span>

#include "boot/loader/bundle/bundle_format.h"
#include "host/files/file_io.h"

namespace slipway::image {

struct StoredBlock {
  loader::Compression compression;
  host::Bytes bytes;
};

// `block` has 1 to loader::kMaxBlockSize bytes.
StoredBlock pack_block(std::span<const std::byte> block);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_BUNDLE_BLOCK_PACKER_H_
