// SPDX-License-Identifier: Apache-2.0
// The memory of page tables.
#ifndef SLIPWAY_BOOT_LOADER_MEMORY_TABLE_POOL_H_
#define SLIPWAY_BOOT_LOADER_MEMORY_TABLE_POOL_H_

#include <cstdint>

#include "boot/loader/error/error.h"
#include "boot/loader/memory/memory_map.h"
#include "boot/loader/memory/physical_memory.h"
#include "slipway/machine/paging/page_table.h"

namespace slipway::loader {

// Usable memory below `reachable_end`, taken from the map as kPageTables, many tables at once so
// that they do not scatter over it. What machine::PageTableBuilder calls a TableMemory.
class TablePool {
 public:
  using Error = loader::Error;

  TablePool(PhysicalMemory memory, MemoryMap& map, std::uint64_t reachable_end)
      : memory_(memory), map_(&map), reachable_end_(reachable_end) {}

  machine::PageTable* table_at(std::uint64_t physical_address) const {
    return memory_.at<machine::PageTable>(physical_address);
  }

  // The physical address of an empty table. Fails with kNoMemoryForPageTables.
  Result<std::uint64_t> new_table();

  // More may lie below this address from now on.
  void extend_to(std::uint64_t reachable_end) { reachable_end_ = reachable_end; }

  static Error already_mapped(std::uint64_t virtual_address) {
    return {.code = ErrorCode::kAlreadyMapped, .numbers = {virtual_address}};
  }

 private:
  Result<std::uint64_t> allocate(std::uint64_t tables);

  PhysicalMemory memory_;
  MemoryMap* map_;
  std::uint64_t reachable_end_;

  // Taken from the map and not yet used.
  std::uint64_t next_ = 0;
  std::uint64_t end_ = 0;
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_MEMORY_TABLE_POOL_H_
