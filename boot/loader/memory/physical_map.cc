// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/memory/physical_map.h"

#include <algorithm>
#include <optional>

#include "slipway/machine/numbers/units.h"

namespace slipway::loader {

namespace {

// The first MiB is mapped whatever the map says of it: it has the screen's text buffer and the
// firmware's tables. On its own, since caches treat its parts differently, and no large page may
// span such parts (Intel SDM vol. 3A, section 13.11.9).
using machine::kMebibyte;

constexpr bool is_memory(MemoryType type) {
  return type != MemoryType::kReserved && type != MemoryType::kBad;
}

struct Extent {
  std::uint64_t start;
  std::uint64_t end;
};

// The first memory, of whatever types, that ends after `address`, from there on.
std::optional<Extent> memory_from(const MemoryMap& map, std::uint64_t address) {
  std::optional<Extent> extent;
  for (const MemoryRegion& region : map.regions()) {
    if (region.end() <= address || !is_memory(region.type)) {
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
Result<void> map_extent(Extent extent, std::uint64_t offset,
                        std::span<const std::uint64_t> left_out, PageTables& tables) {
  const auto map_to = [&](std::uint64_t end) {
    return tables.map({.virtual_address = offset + extent.start,
                       .physical_address = extent.start,
                       .size = end - extent.start,
                       .rights = {.write = true}});
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

std::uint64_t physical_map_end(const MemoryMap& map) {
  std::uint64_t end = kMebibyte;
  for (const MemoryRegion& region : map.regions()) {
    if (is_memory(region.type)) {
      end = std::max(end, region.end());
    }
  }
  return end;
}

Result<void> map_physical_memory(const MemoryMap& map, std::uint64_t offset,
                                 std::span<const std::uint64_t> left_out, PageTables& tables) {
  // The tables themselves come out of the map while we go through it. That changes types, but not
  // where there is memory; so the next extent is looked up by address.
  std::optional<Extent> extent = {{0, kMebibyte}};
  while (extent) {
    if (auto mapped = map_extent(*extent, offset, left_out, tables); !mapped) {
      return mapped;
    }
    extent = memory_from(map, extent->end);
  }
  return {};
}

}  // namespace slipway::loader
