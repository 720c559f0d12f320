// SPDX-License-Identifier: Apache-2.0
// LZ4 blocks (lz4_Block_format.md) that are quick to unpack.
#ifndef SLIPWAY_IMAGE_BUILDER_BUNDLE_LZ4_BLOCK_H_
#define SLIPWAY_IMAGE_BUILDER_BUNDLE_LZ4_BLOCK_H_

#include <cstddef>
#include <span>

#include "host/files/file_io.h"

namespace slipway::image {

// `bytes` as an LZ4 block of at most `limit` bytes; empty if that is not possible. `bytes` are not
// empty.
host::Bytes lz4_block(std::span<const std::byte> bytes, std::size_t limit);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_BUNDLE_LZ4_BLOCK_H_
