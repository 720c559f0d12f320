// SPDX-License-Identifier: Apache-2.0
// The kernel's address space: everything that is mapped when it starts.
#ifndef SLIPWAY_BOOT_LOADER_ADDRESS_SPACE_H_
#define SLIPWAY_BOOT_LOADER_ADDRESS_SPACE_H_

#include <cstdint>
#include <span>

#include "boot/loader/elf/segment.h"
#include "boot/loader/error/error.h"
#include "boot/loader/layout/virtual_layout.h"
#include "boot/loader/memory/cpu_features.h"
#include "boot/loader/memory/memory_map.h"
#include "boot/loader/memory/physical_memory.h"
#include "boot/protocol/boot_info.h"

namespace slipway::loader {

struct AddressSpaceRequest {
  std::span<Segment> segments;  // placed, and sorted by address
  const VirtualLayout& layout;
  std::uint64_t stack_size;
  bool identity_map;
  protocol::Framebuffer framebuffer;  // width 0: none
  CpuFeatures cpu;
};

struct AddressSpace {
  std::uint64_t page_table_root;  // physical
  std::uint64_t handoff_page;     // physical and virtual
};

// Maps the segments, a stack, all physical memory, the framebuffer, the handoff page, and the
// tables themselves if asked to. Takes page tables, stack and handoff page from the map, all below
// `reachable_end`.
Result<AddressSpace> build_address_space(const AddressSpaceRequest& request, MemoryMap& map,
                                         PhysicalMemory memory, std::uint64_t reachable_end);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ADDRESS_SPACE_H_
