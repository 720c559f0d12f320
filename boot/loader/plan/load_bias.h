// SPDX-License-Identifier: Apache-2.0
// How far a position-independent kernel is shifted.
#ifndef SLIPWAY_BOOT_LOADER_PLAN_LOAD_BIAS_H_
#define SLIPWAY_BOOT_LOADER_PLAN_LOAD_BIAS_H_

#include <cstdint>
#include <span>

#include "boot/loader/elf/segment.h"
#include "boot/loader/error/error.h"

namespace slipway::loader {

// What segments cover, from the multiple of kLoadAlignment at or before the first byte.
struct KernelExtent {
  std::uint64_t start;
  std::uint64_t size;  // bytes; modulo 2^64
};

KernelExtent extent_of(std::span<const Segment> sorted_by_address);

// What has to be added to the addresses of a position-independent kernel, modulo 2^64, so that its
// segments begin in the 2 MiB at `address`, a multiple of kLoadAlignment. Refuses if they do not
// fit there.
Result<std::uint64_t> load_bias_for(std::uint64_t address,
                                    std::span<const Segment> sorted_by_address);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_PLAN_LOAD_BIAS_H_
