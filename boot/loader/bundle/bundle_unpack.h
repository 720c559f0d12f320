// SPDX-License-Identifier: Apache-2.0
// Unpacking one block of a boot bundle.
#ifndef SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_UNPACK_H_
#define SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_UNPACK_H_

#include <cstddef>
#include <span>

namespace slipway::loader {

// Unpacks an LZ4 block into `destination`. Neither reads nor writes beyond the two, whatever
// `packed` holds. False unless it unpacks to exactly the destination's size.
bool unpack_block(std::span<const std::byte> packed, std::span<std::byte> destination);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_BUNDLE_BUNDLE_UNPACK_H_
