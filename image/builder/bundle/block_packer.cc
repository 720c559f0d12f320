// SPDX-License-Identifier: Apache-2.0
#include "image/builder/bundle/block_packer.h"

#include <utility>

#include "image/builder/bundle/lz4_block.h"

namespace slipway::image {
namespace {

// What packing has to save, or the block stays as it is, to be read straight to its place.
constexpr std::size_t limit_for(std::size_t size) {
  return size - size / 8;
}

}  // namespace

StoredBlock pack_block(std::span<const std::byte> block) {
  host::Bytes packed = lz4_block(block, limit_for(block.size()));
  if (!packed.empty()) {
    return {loader::Compression::kLz4, std::move(packed)};
  }
  return {loader::Compression::kNone, host::Bytes(block.begin(), block.end())};
}

}  // namespace slipway::image
