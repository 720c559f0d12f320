// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/bundle/bundled_file.h"

#include <algorithm>
#include <cstring>

namespace slipway::loader {

Result<void> BundledFile::read(std::uint64_t offset, std::span<std::byte> destination) {
  while (!destination.empty()) {
    auto read = read_some(offset, destination);
    if (!read) {
      read.error().module = module_;
      return std::unexpected(read.error());
    }
    offset += *read;
    destination = destination.subspan(*read);
  }
  return {};
}

// Makes the block that holds `offset`, which is inside the file, the current one.
void BundledFile::seek(std::uint64_t offset) {
  if (offset < block_start_) {
    block_ = 0;
    block_start_ = 0;
  }
  while (offset - block_start_ >= blocks_[block_].size) {
    block_start_ += blocks_[block_].size;
    ++block_;
  }
}

Result<std::size_t> BundledFile::read_some(std::uint64_t offset, std::span<std::byte> destination) {
  seek(offset);
  const BundleBlock& block = blocks_[block_];
  const std::uint64_t skipped = offset - block_start_;
  if (skipped == 0 && destination.size() >= block.size) {
    return reader_.read_whole(blocks_.subspan(block_), destination);
  }
  return reader_.view(block).transform([&](std::span<const std::byte> bytes) {
    const auto wanted = bytes.subspan(skipped);
    const std::size_t count = std::min(wanted.size(), destination.size());
    std::memcpy(destination.data(), wanted.data(), count);
    return count;
  });
}

}  // namespace slipway::loader
