// SPDX-License-Identifier: Apache-2.0
// Builds the kernel's page tables.
#ifndef SLIPWAY_BOOT_LOADER_MEMORY_PAGE_TABLES_H_
#define SLIPWAY_BOOT_LOADER_MEMORY_PAGE_TABLES_H_

#include <cstdint>

#include "boot/loader/error/error.h"
#include "boot/loader/memory/cpu_features.h"
#include "boot/loader/memory/memory_map.h"
#include "boot/loader/memory/physical_memory.h"
#include "boot/loader/memory/table_pool.h"
#include "slipway/machine/paging/page_table.h"
#include "slipway/machine/paging/page_table_builder.h"

namespace slipway::loader {

using machine::MemoryKind;
using machine::PageRights;
using Mapping = machine::PageMapping;

// The tables live in usable memory below `reachable_end`, taken from the map as kPageTables.
class PageTables {
 public:
  // The root table lies below `root_end`.
  static Result<PageTables> create(PhysicalMemory memory, MemoryMap& map,
                                   std::uint64_t reachable_end, CpuFeatures cpu,
                                   std::uint64_t root_end = ~std::uint64_t{0});

  // Maps with the largest pages that the addresses' alignment and the processor allow. Fails with
  // kAlreadyMapped if any page of it is mapped.
  Result<void> map(const Mapping& mapping);

  // Makes an entry of the root table, which is still free, lead to the root table: the tables then
  // appear as pages, to be read and written.
  Result<void> map_recursively(std::uint32_t root_entry);

  // Physical address of the root table.
  std::uint64_t root() const { return root_; }

 private:
  PageTables(TablePool pool, std::uint64_t root, CpuFeatures cpu)
      : pool_(pool), root_(root), cpu_(cpu) {}

  TablePool pool_;
  std::uint64_t root_;
  CpuFeatures cpu_;
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_MEMORY_PAGE_TABLES_H_
