// SPDX-License-Identifier: Apache-2.0
// The memory map's own guarantees.
#include "slipway/machine/numbers/units.h"
#include "slipway/machine/paging/page_table.h"
#include "tests/limine/checks/checks.h"
#include "tests/limine/console.h"

namespace limine {
namespace {

using slipway::machine::kMebibyte;
using slipway::machine::kPageSize;

bool is_for_kernels(const MemoryRegion& region) {
  return region.type == MemoryType::kUsable || region.type == MemoryType::kReclaimable;
}

bool overlap(const MemoryRegion& a, const MemoryRegion& b) {
  return a.start < b.end() && b.start < a.end();
}

}  // namespace

MemoryType type_at(const Machine& machine, std::uint64_t physical) {
  MemoryType type = MemoryType::kReserved;
  for (std::uint64_t i = 0; i < machine.memory_map->count; ++i) {
    const MemoryRegion& region = *machine.memory_map->regions[i];
    if (region.start <= physical && physical < region.end() && type == MemoryType::kReserved) {
      type = region.type;
    }
  }
  return type;
}

void check_is_reclaimable(const Machine& machine, const void* answer) {
  const auto address = reinterpret_cast<std::uint64_t>(answer);
  demand("an answer is in the direct map", address >= machine.direct_map);
  check("the type of memory of an answer",
        static_cast<std::uint64_t>(type_at(machine, address - machine.direct_map)),
        static_cast<std::uint64_t>(MemoryType::kReclaimable));
}

void check_memory_map(const Machine& machine) {
  const MemoryMap& map = *machine.memory_map;
  std::uint64_t usable = 0;
  for (std::uint64_t i = 0; i < map.count; ++i) {
    const MemoryRegion& region = *map.regions[i];
    check_is_reclaimable(machine, &region);
    check("a region has bytes", region.size != 0);
    check("a region has a known type", region.type <= MemoryType::kReservedMapped);
    check("reserved memory is said to be mapped only from revision 4 on",
          region.type != MemoryType::kReservedMapped || machine.base_revision >= 4);
    if (i > 0) {
      check("regions are sorted", map.regions[i - 1]->start <= region.start);
    }
    if (!is_for_kernels(region)) {
      continue;
    }
    check("a region's start in its page", region.start % kPageSize, 0);
    check("a region's size beyond its pages", region.size % kPageSize, 0);
    check("page 0 is not usable before revision 3",
          region.start != 0 || machine.base_revision >= 3);
    for (std::uint64_t j = 0; j < map.count; ++j) {
      check("a region overlaps no other", j == i || !overlap(region, *map.regions[j]));
    }
    usable += region.size;
  }
  // The machines of these tests have 128 MiB at least.
  check("there is memory", usable > 64 * kMebibyte);
}

}  // namespace limine
