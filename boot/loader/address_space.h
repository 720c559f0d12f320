// SPDX-License-Identifier: Apache-2.0
// The kernel's address space: everything that is mapped when it starts.
#ifndef SLIPWAY_BOOT_LOADER_ADDRESS_SPACE_H_
#define SLIPWAY_BOOT_LOADER_ADDRESS_SPACE_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "boot/loader/elf/segment.h"
#include "boot/loader/error/error.h"
#include "boot/loader/memory/cpu_features.h"
#include "boot/loader/memory/loader_memory.h"
#include "boot/loader/plan/display_facts.h"
#include "boot/loader/plan/load_plan.h"
#include "boot/loader/plan/virtual_layout.h"

namespace slipway::loader {

struct AddressSpaceRequest {
  std::span<Segment> segments;  // placed, and sorted by address
  const VirtualLayout& layout;
  const LoadPlan& plan;
  Framebuffer framebuffer;
  MemoryKind framebuffer_kind;  // what the machine has it best mapped as
  CpuFeatures cpu;
  std::size_t other_processors;  // how many stacks there are beside the kernel's own
};

// Of processors beside the first, each as large as the kernel's own.
struct OtherStacks {
  std::uint64_t first_bottom = 0;  // virtual
  std::uint64_t distance = 0;      // from one to the next
};

struct AddressSpace {
  std::uint64_t page_table_root;  // physical
  std::uint64_t handoff_page;     // physical and virtual
  std::uint64_t stack_bottom;     // virtual
  OtherStacks other_stacks;
  bool no_execute;  // the tables make pages not executable
};

// Maps the segments, a stack, physical memory, the framebuffer, the handoff page, and the tables
// themselves, as far as the plan wants them. Takes page tables, stacks and handoff page from the
// map. The last 8 bytes of the stack are the return address 0.
Result<AddressSpace> build_address_space(const AddressSpaceRequest& request,
                                         const LoaderMemory& memory);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ADDRESS_SPACE_H_
