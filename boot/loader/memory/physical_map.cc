// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/memory/physical_map.h"

#include <algorithm>
#include <optional>

namespace slipway::loader {

namespace {

struct Extent {
  std::uint64_t start;
  std::uint64_t end;
};

// The first memory of any of these types that ends after `address`, from there on.
std::optional<Extent> memory_from(const MemoryMap& map, MemoryTypes types, std::uint64_t address) {
  std::optional<Extent> extent;
  for (const MemoryRegion& region : map.regions()) {
    if (region.end() <= address || !types.has(region.type)) {
      continue;
    }
    if (extent && extent->end != region.start) {
      break;
    }
    extent = {extent ? extent->start : std::max(region.start, address), region.end()};
  }
  return extent;
}

// Maps [start, end) around the pages that are left out.
Result<void> map_extent(Extent extent, std::uint64_t offset, PageRights rights,
                        std::span<const std::uint64_t> left_out, PageTables& tables) {
  const auto map_to = [&](std::uint64_t end) {
    return tables.map({.virtual_address = offset + extent.start,
                       .physical_address = extent.start,
                       .size = end - extent.start,
                       .rights = rights});
  };
  for (const std::uint64_t page : left_out) {
    if (page < extent.start || page >= extent.end) {
      continue;
    }
    if (auto mapped = map_to(page); !mapped) {
      return mapped;
    }
    extent.start = page + machine::kPageSize;
  }
  return map_to(extent.end);
}

}  // namespace

std::uint64_t MemoryContents::end(const MemoryMap& map) const {
  std::uint64_t end = always_end;
  for (const MemoryRegion& region : map.regions()) {
    if (types.has(region.type)) {
      end = std::max(end, region.end());
    }
  }
  return end;
}

bool MemoryContents::overlap(const MemoryMap& map, std::uint64_t start, std::uint64_t end) const {
  return start < always_end ||
         std::ranges::any_of(
             map.regions(),
             [&](const MemoryRegion& region) {
               return types.has(region.type) && region.start < end && start < region.end();
             });
}

Result<void> map_physical_memory(const MemoryMap& map, const MemoryContents& contents,
                                 std::uint64_t offset, PageRights rights,
                                 std::span<const std::uint64_t> left_out, PageTables& tables) {
  // The tables themselves come out of the map while we go through it. That changes types, but not
  // where there is memory; so the next extent is looked up by address.
  std::optional<Extent> extent = {{0, contents.always_end}};
  while (extent) {
    if (auto mapped = map_extent(*extent, offset, rights, left_out, tables); !mapped) {
      return mapped;
    }
    extent = memory_from(map, contents.types, extent->end);
  }
  return {};
}

}  // namespace slipway::loader
