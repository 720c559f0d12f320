// SPDX-License-Identifier: Apache-2.0
#include "image/builder/disk/disk_identity.h"

#include <xxhash.h>

namespace slipway::image {
namespace {

// Two checksums with different seeds are one that is twice as long.
template <typename Chunks>
std::array<std::uint64_t, 2> digest_of(const Chunks& chunks) {
  std::array<std::uint64_t, 2> digest = {1, 2};
  for (const std::span<const std::byte> chunk : chunks) {
    for (std::uint64_t& half : digest) {
      half = XXH64(chunk.data(), chunk.size(), half);
    }
  }
  return digest;
}

}  // namespace

DiskIdentity::DiskIdentity(std::initializer_list<std::span<const std::byte>> parts)
    : digest_(digest_of(parts)) {}

std::uint32_t DiskIdentity::signature() const {
  const auto folded = static_cast<std::uint32_t>(digest_[0] ^ digest_[0] >> 32);
  return folded != 0 ? folded : 1;
}

Guid DiskIdentity::derived_guid(std::uint64_t number) const {
  const std::array<std::uint64_t, 3> name = {digest_[0], digest_[1], number};
  return custom_guid(digest_of(std::array{std::as_bytes(std::span(name))}));
}

}  // namespace slipway::image
