// SPDX-License-Identifier: Apache-2.0
// The map of all physical memory in the kernel's address space.
#ifndef SLIPWAY_BOOT_LOADER_MEMORY_PHYSICAL_MAP_H_
#define SLIPWAY_BOOT_LOADER_MEMORY_PHYSICAL_MAP_H_

#include <cstdint>
#include <span>

#include "boot/loader/error/error.h"
#include "boot/loader/memory/memory_map.h"
#include "boot/loader/memory/page_tables.h"

namespace slipway::loader {

// End of what the map will contain.
std::uint64_t physical_map_end(const MemoryMap& map);

// Maps the first MiB and all memory but reserved and bad memory at `offset`, to be read and
// written. `left_out` are physical addresses of pages to be left out, in ascending order.
Result<void> map_physical_memory(const MemoryMap& map, std::uint64_t offset,
                                 std::span<const std::uint64_t> left_out, PageTables& tables);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_MEMORY_PHYSICAL_MAP_H_
