// SPDX-License-Identifier: Apache-2.0
// Where in virtual memory everything goes: where the kernel asks for it, or clear of all else.
#ifndef SLIPWAY_BOOT_LOADER_PLAN_VIRTUAL_LAYOUT_H_
#define SLIPWAY_BOOT_LOADER_PLAN_VIRTUAL_LAYOUT_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "boot/loader/elf/segment.h"
#include "boot/loader/error/error.h"
#include "boot/loader/plan/display_facts.h"
#include "boot/loader/plan/load_plan.h"
#include "slipway/machine/paging/page_table.h"

namespace slipway::loader {

// What the layout depends on.
struct LayoutRequest {
  const LoadPlan& plan;               // has passed check_plan()
  std::span<const Segment> segments;  // sorted by address, as in the file
  bool position_independent;
  std::uint64_t physical_memory_size;  // where the highest physical address mapped ends
  Framebuffer framebuffer;
  std::uint64_t random_seed;
  std::size_t other_processors = 0;  // how many stacks there are beside the kernel's own
};

// From one stack to the next, in bytes, where each has a place of its own.
constexpr std::uint64_t distance_of_stacks(std::uint64_t stack_size) {
  return stack_size + machine::kHugePageSize;
}

struct VirtualLayout {
  // To be added to the segments' addresses.
  std::uint64_t load_bias;

  // Virtual address of physical address 0: 0xFFFF800000000000 unless the kernel is there or the
  // plan has another.
  std::uint64_t physical_memory_offset;

  // Lowest address of the stack. A GiB on either side of it stays unmapped, so that an overflow
  // faults however large the frame that it skips with. Known later, and without such a guard, where
  // all is in the map of physical memory. Else those of other processors follow it.
  std::uint64_t stack_bottom;

  std::uint64_t framebuffer;      // of its first byte; 0 if there is none
  std::uint32_t recursive_entry;  // of the root page table; kNoEntry if there is none
};

// What the plan leaves to the loader goes into areas of 512 GiB, one entry of the root table
// each, that nothing else touches; with Placement::kRandom at random, the kernel itself too.
Result<VirtualLayout> choose_virtual_layout(const LayoutRequest& request);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_PLAN_VIRTUAL_LAYOUT_H_
