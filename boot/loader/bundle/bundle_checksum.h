// SPDX-License-Identifier: Apache-2.0
// The checksum of everything in a boot bundle.
#ifndef SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_CHECKSUM_H_
#define SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_CHECKSUM_H_

#include <cstddef>
#include <cstdint>
#include <span>

namespace slipway::loader {

// XXH64, seed 0. Of accidents it misses one in 2^64; it is no protection against people who change
// an image on purpose.
std::uint64_t bundle_checksum(std::span<const std::byte> bytes);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_CHECKSUM_H_
