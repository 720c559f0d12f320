// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/bundle/bundle_checksum.h"

#include <xxhash.h>

namespace slipway::loader {

std::uint64_t bundle_checksum(std::span<const std::byte> bytes) {
  return XXH64(bytes.data(), bytes.size(), 0);
}

}  // namespace slipway::loader
