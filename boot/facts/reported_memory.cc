// SPDX-License-Identifier: Apache-2.0
#include "boot/facts/reported_memory.h"

#include <algorithm>

namespace slipway::facts {

namespace {

// Where tables are kept there is memory. An entry that is larger is a window to devices.
constexpr std::uint64_t kMaxTablesSize = 64 << 20;

bool holds_tables(const ReportedMemory& entry, const MemoryFacts& known) {
  return entry.type == loader::MemoryType::kReserved && entry.size <= kMaxTablesSize &&
         std::ranges::any_of(known.tables, [&](std::uint64_t table) {
           return table != 0 && table >= entry.start && table - entry.start < entry.size;
         });
}

}  // namespace

loader::Result<void> add_reported(loader::MemoryMap& map, const ReportedMemory& entry,
                                  const MemoryFacts& known) {
  if (entry.start >= known.physical_address_end) {
    return {};
  }
  const std::uint64_t size = std::min(entry.size, known.physical_address_end - entry.start);
  return map.add(entry.start, size,
                 holds_tables(entry, known) ? loader::MemoryType::kAcpiNvs : entry.type);
}

loader::Result<void> reserve_holes(loader::MemoryMap& map, std::uint64_t end) {
  std::uint64_t start = 0;
  while (start < end) {
    const auto regions = map.regions();
    const auto next = std::ranges::upper_bound(regions, start, {}, &loader::MemoryRegion::end);
    const bool is_last = next == regions.end();
    const std::uint64_t hole_end = is_last ? end : std::min(next->start, end);
    const std::uint64_t next_end = is_last ? end : next->end();
    if (hole_end > start) {
      if (auto added = map.add(start, hole_end - start, loader::MemoryType::kReserved); !added) {
        return added;
      }
    }
    start = next_end;
  }
  return {};
}

}  // namespace slipway::facts
