// Builds the kernel's page tables.
#ifndef SLIPWAY_BOOT_LOADER_MEMORY_PAGE_TABLES_H_
#define SLIPWAY_BOOT_LOADER_MEMORY_PAGE_TABLES_H_

#include <cstdint>

#include "boot/loader/error/error.h"
#include "boot/loader/memory/cpu_features.h"
#include "boot/loader/memory/memory_map.h"
#include "boot/loader/memory/physical_memory.h"
#include "slipway/machine/paging/page_table.h"

namespace slipway::loader {

// What the kernel may do with a page, other than read it.
struct PageRights {
  bool write = false;
  bool execute = false;
};

// A piece of virtual memory and where it is to lead. All in bytes and whole pages; the piece may
// end at 2^64.
struct Mapping {
  std::uint64_t virtual_address;
  std::uint64_t physical_address;
  std::uint64_t size;
  PageRights rights;
};

// The tables live in usable memory below `reachable_end`, taken from the map as kPageTables.
class PageTables {
 public:
  static Result<PageTables> create(PhysicalMemory memory, MemoryMap& map,
                                   std::uint64_t reachable_end, CpuFeatures cpu);

  // Maps with the largest pages that the addresses' alignment and the processor allow. Fails with
  // kAlreadyMapped if any page of it is mapped.
  Result<void> map(const Mapping& mapping);

  // Makes an entry of the root table, which is still free, lead to the root table: the tables then
  // appear as pages, to be read and written.
  Result<void> map_recursively(std::uint32_t root_entry);

  // Physical address of the root table.
  std::uint64_t root() const { return root_; }

 private:
  PageTables(PhysicalMemory memory, MemoryMap& map, std::uint64_t reachable_end, CpuFeatures cpu)
      : memory_(memory), map_(&map), reachable_end_(reachable_end), cpu_(cpu) {}

  machine::PageLevel largest_level(const Mapping& rest) const;
  Result<machine::PageTable*> table_for(std::uint64_t virtual_address, machine::PageLevel level);
  machine::PageFlags leaf_flags(PageRights rights, machine::PageLevel level) const;
  Result<std::uint64_t> new_table();
  Result<std::uint64_t> allocate(std::uint64_t tables);

  PhysicalMemory memory_;
  MemoryMap* map_;
  std::uint64_t reachable_end_;
  CpuFeatures cpu_;
  std::uint64_t root_ = 0;

  // Tables taken from the map and not yet used.
  std::uint64_t pool_ = 0;
  std::uint64_t pool_end_ = 0;
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_MEMORY_PAGE_TABLES_H_
