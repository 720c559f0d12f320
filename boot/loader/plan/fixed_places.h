// SPDX-License-Identifier: Apache-2.0
// What has its place in virtual memory by the kernel's own wish, and must not overlap.
#ifndef SLIPWAY_BOOT_LOADER_PLAN_FIXED_PLACES_H_
#define SLIPWAY_BOOT_LOADER_PLAN_FIXED_PLACES_H_

#include <cstdint>
#include <span>

#include "boot/loader/elf/segment.h"
#include "boot/loader/error/error.h"
#include "boot/loader/plan/display_facts.h"
#include "boot/loader/plan/load_plan.h"

namespace slipway::loader {

// What has addresses of its own by the machine.
struct PhysicalPlaces {
  std::uint64_t memory_size;     // where the highest physical address mapped ends
  Framebuffer framebuffer = {};  // none while the machine is not known
};

// Checks the map of physical memory, the identity map and the recursive entry, as far as they are
// asked for at an address, against each other and against the segments, to whose addresses
// `load_bias` has to be added; no segments if that is still to be chosen.
Result<void> check_fixed_places(const LoadPlan& plan, std::span<const Segment> segments,
                                std::uint64_t load_bias, const PhysicalPlaces& places);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_PLAN_FIXED_PLACES_H_
