// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/memory/page_tables.h"

#include <algorithm>

namespace slipway::loader {

Result<PageTables> PageTables::create(PhysicalMemory memory, MemoryMap& map,
                                      std::uint64_t reachable_end, CpuFeatures cpu,
                                      std::uint64_t root_end) {
  TablePool pool(memory, map, std::min(root_end, reachable_end));
  return pool.new_table().transform([&](std::uint64_t root) {
    pool.extend_to(reachable_end);
    return PageTables(pool, root, cpu);
  });
}

Result<void> PageTables::map(const Mapping& mapping) {
  return machine::PageTableBuilder<machine::Paging, TablePool>(pool_, {root_}, cpu_).map(mapping);
}

Result<void> PageTables::map_recursively(std::uint32_t root_entry) {
  machine::PageTableEntry& entry = (*pool_.table_at(root_))[root_entry];
  if (entry.is_present()) {
    return std::unexpected(TablePool::already_mapped(machine::root_entry_address(root_entry)));
  }
  entry = machine::PageTableEntry::page(root_, machine::PageLevel::kTable, {.write = true}, cpu_);
  return {};
}

}  // namespace slipway::loader
