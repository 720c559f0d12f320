#include "boot/loader/package/package_checksum.h"

#include <xxhash.h>

namespace slipway::loader {

std::uint64_t package_checksum(std::span<const std::byte> bytes) {
  return XXH64(bytes.data(), bytes.size(), 0);
}

}  // namespace slipway::loader
