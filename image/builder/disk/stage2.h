// SPDX-License-Identifier: Apache-2.0
// The loader's program for a BIOS, with the header that says where the boot bundle is.
#ifndef SLIPWAY_IMAGE_BUILDER_DISK_STAGE2_H_
#define SLIPWAY_IMAGE_BUILDER_DISK_STAGE2_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "image/builder/disk/disk_map.h"

namespace slipway::image {

// What is wrong with it, as a sentence without the file's name, or nothing.
std::optional<std::string> stage2_fault(std::span<const std::byte> stage2);

// Of the kernels that `stage2`, without fault, loads: loader::protocol_name(), or 0 for any.
std::uint64_t stage2_protocol(std::span<const std::byte> stage2);

// "stage 2 is 31.5 of 63.5 KiB". `stage2_size` in bytes; counted in whole sectors, rounded up.
std::string stage2_size_sentence(std::uint64_t stage2_size);

// Puts `stage2` where `map` has it, its header filled in for `bundle`. Returns which sectors it
// has.
Extent put_stage2(std::span<std::byte> disk, const DiskMap& map, std::span<const std::byte> stage2,
                  std::span<const std::byte> bundle);

}  // namespace slipway::image

#endif  // SLIPWAY_IMAGE_BUILDER_DISK_STAGE2_H_
