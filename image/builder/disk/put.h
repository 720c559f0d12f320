// SPDX-License-Identifier: Apache-2.0
// Fields and files, put where they belong on a disk.
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_PUT_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_PUT_H_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstring>
#include <span>

namespace slipway::image {

static_assert(std::endian::native == std::endian::little,
              "fields are written as they lie in memory");

template <typename Field>
void put(std::span<std::byte> disk, std::size_t offset, const Field& field) {
  std::memcpy(disk.subspan(offset, sizeof field).data(), &field, sizeof field);
}

inline void put_bytes(std::span<std::byte> disk, std::size_t offset,
                      std::span<const std::byte> bytes) {
  std::ranges::copy(bytes, disk.subspan(offset, bytes.size()).begin());
}

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_DISK_PUT_H_
