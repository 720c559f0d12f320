// The kernel's address space: everything that is mapped when it starts.
#ifndef SLIPWAY_BOOT_LOADER_ADDRESS_SPACE_H_
#define SLIPWAY_BOOT_LOADER_ADDRESS_SPACE_H_

#include <cstdint>
#include <span>

#include "boot/loader/cpu_features.h"
#include "boot/loader/error.h"
#include "boot/loader/memory_map.h"
#include "boot/loader/physical_memory.h"
#include "boot/loader/segment.h"
#include "boot/loader/virtual_layout.h"

namespace slipway::loader {

struct AddressSpace {
  VirtualLayout layout;
  std::uint64_t page_table_root;  // physical
  std::uint64_t hand_off_page;    // physical and virtual
};

// Maps the segments, which are placed and sorted by address, a stack, all physical memory and the
// hand-off page. Takes page tables, stack and hand-off page from the map.
Result<AddressSpace> build_address_space(std::span<Segment> segments, MemoryMap& map,
                                         PhysicalMemory memory, std::uint64_t reachable_end,
                                         CpuFeatures cpu);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ADDRESS_SPACE_H_
