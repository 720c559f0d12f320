// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/memory/physical_map.h"

#include <algorithm>
#include <optional>

namespace slipway::loader {

namespace {

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

// The first piece of `contents` from `address` on.
std::optional<Extent> contents_from(const MemoryMap& map, const MemoryContents& contents,
                                    std::uint64_t address) {
  const auto memory = memory_from(map, contents.types, address);
  if (address >= contents.filled_end || (memory && memory->start == address)) {
    return memory;
  }
  return Extent{address,
                memory ? std::min(memory->start, contents.filled_end) : contents.filled_end};
}

// Maps [start, end) around what is left out.
Result<void> map_extent(Extent extent, std::uint64_t offset, PageRights rights,
                        std::span<const Extent> left_out, PageTables& tables) {
  const auto map_to = [&](std::uint64_t end) {
    return tables.map({.virtual_address = offset + extent.start,
                       .physical_address = extent.start,
                       .size = end - extent.start,
                       .rights = rights});
  };
  for (const Extent& hole : left_out) {
    if (hole.end <= extent.start || hole.start >= extent.end) {
      continue;
    }
    if (hole.start > extent.start) {
      if (auto mapped = map_to(hole.start); !mapped) {
        return mapped;
      }
    }
    if (hole.end >= extent.end) {
      return {};
    }
    extent.start = hole.end;
  }
  return map_to(extent.end);
}

}  // namespace

std::uint64_t MemoryContents::end(const MemoryMap& map) const {
  std::uint64_t end = std::max(always_end, filled_end);
  for (const MemoryRegion& region : map.regions()) {
    if (types.has(region.type)) {
      end = std::max(end, region.end());
    }
  }
  return end;
}

bool MemoryContents::overlap(const MemoryMap& map, std::uint64_t start, std::uint64_t end) const {
  return start < std::max(always_end, filled_end) ||
         std::ranges::any_of(
             map.regions(),
             [&](const MemoryRegion& region) {
               return types.has(region.type) && region.start < end && start < region.end();
             });
}

Result<void> map_physical_memory(const MemoryMap& map, const MemoryContents& contents,
                                 std::uint64_t offset, PageRights rights,
                                 std::span<const Extent> left_out, PageTables& tables) {
  // The tables themselves come out of the map while we go through it. That changes types, but not
  // where there is memory; so the next extent is looked up by address.
  std::optional<Extent> extent = {{0, contents.always_end}};
  while (extent) {
    if (auto mapped = map_extent(*extent, offset, rights, left_out, tables); !mapped) {
      return mapped;
    }
    extent = contents_from(map, contents, extent->end);
  }
  return {};
}

}  // namespace slipway::loader
