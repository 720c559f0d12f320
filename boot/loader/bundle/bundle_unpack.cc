// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/bundle/bundle_unpack.h"

#include <lz4.h>

namespace slipway::loader {

bool unpack_block(std::span<const std::byte> packed, std::span<std::byte> destination) {
  const int size = LZ4_decompress_safe(
      reinterpret_cast<const char*>(packed.data()), reinterpret_cast<char*>(destination.data()),
      static_cast<int>(packed.size()), static_cast<int>(destination.size()));
  return size >= 0 && static_cast<std::size_t>(size) == destination.size();
}

}  // namespace slipway::loader
