// SPDX-License-Identifier: Apache-2.0
// Reads page tables as the processor would.
#ifndef SLIPWAY_BOOT_LOADER_MEMORY_PAGE_WALK_H_
#define SLIPWAY_BOOT_LOADER_MEMORY_PAGE_WALK_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "boot/loader/memory/physical_memory.h"
#include "slipway/machine/paging/page_table.h"

namespace slipway::loader::testing {

// An entry that maps a page.
struct MappedPage {
  std::uint64_t virtual_address;
  std::uint64_t physical_address;
  std::uint64_t size;
  bool write;  // in all tables on the way
  bool execute;
  machine::MemoryKind kind = machine::MemoryKind::kWriteBack;

  bool operator==(const MappedPage&) const = default;
};

struct PageWalk {
  std::vector<MappedPage> pages;               // sorted by virtual address
  std::vector<std::uint64_t> tables;           // physical addresses, the root first
  std::vector<std::size_t> recursive_entries;  // of the root table, that lead to it; not followed
  bool reserved_bits_set = false;              // bits that the loader has no reason to set

  // The page that translates `virtual_address`.
  std::optional<MappedPage> page_at(std::uint64_t virtual_address) const;
};

PageWalk walk_pages(PhysicalMemory memory, std::uint64_t root);

}  // namespace slipway::loader::testing

#endif  // SLIPWAY_BOOT_LOADER_MEMORY_PAGE_WALK_H_
