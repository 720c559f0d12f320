// SPDX-License-Identifier: Apache-2.0
// Where the blocks of a kernel begin.
#ifndef SLIPWAY_IMAGE_BUILDER_KERNEL_KERNEL_BLOCKS_H_
#define SLIPWAY_IMAGE_BUILDER_KERNEL_KERNEL_BLOCKS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace slipway::image {

// Offsets in the file at which the bytes of a segment begin: with a block of its own, a segment
// goes from the disk straight to its place. `kernel` may be damaged in any way.
std::vector<std::uint64_t> segment_starts(std::span<const std::byte> kernel);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_KERNEL_KERNEL_BLOCKS_H_
