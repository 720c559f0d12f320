// SPDX-License-Identifier: Apache-2.0
// Physical memory in the kernel's address space.
#ifndef SLIPWAY_BOOT_LOADER_MEMORY_PHYSICAL_MAP_H_
#define SLIPWAY_BOOT_LOADER_MEMORY_PHYSICAL_MAP_H_

#include <cstdint>
#include <span>

#include "boot/loader/error/error.h"
#include "boot/loader/memory/memory_map.h"
#include "boot/loader/memory/page_tables.h"

namespace slipway::loader {

// Which physical memory is in it.
struct MemoryContents {
  MemoryTypes types = {};

  // [0, always_end) is in it whatever the map says of it. Mapped on its own: caches treat the parts
  // of the first MiB differently, and no large page may span such parts (Intel SDM vol.
  // 3A, 13.11.9).
  std::uint64_t always_end = 0;

  // [always_end, filled_end) is in it too, whatever is there: what the map does not have of these
  // types, piece by piece between what it has.
  std::uint64_t filled_end = 0;

  std::uint64_t end(const MemoryMap& map) const;

  // Whether any of [start, end) is in it.
  bool overlap(const MemoryMap& map, std::uint64_t start, std::uint64_t end) const;
};

// Whole pages, from one physical address to another.
struct Extent {
  std::uint64_t start;
  std::uint64_t end;
};

// Maps `contents` at `offset`, but for what is to be left out, in ascending order and disjoint.
Result<void> map_physical_memory(const MemoryMap& map, const MemoryContents& contents,
                                 std::uint64_t offset, PageRights rights,
                                 std::span<const Extent> left_out, PageTables& tables);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_MEMORY_PHYSICAL_MAP_H_
