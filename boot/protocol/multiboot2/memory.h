// SPDX-License-Identifier: Apache-2.0
// Physical memory as kernels of Multiboot know it, in either version.
#ifndef SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_MEMORY_H_
#define SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_MEMORY_H_

#include <algorithm>
#include <cstdint>

#include "boot/loader/memory/memory_map.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::protocol::multiboot2 {

// Multiboot2 Specification 2.0, section 3.6.8.
enum class MemoryType : std::uint32_t {
  kAvailable = 1,
  kReserved = 2,
  kAcpiReclaimable = 3,
  kAcpiNvs = 4,
  kBad = 5,
};

// What the loader took is available too: a kernel knows where it itself, its modules and its
// information are, and nothing else is needed any more.
constexpr MemoryType memory_type(loader::MemoryType type) {
  switch (type) {
    case loader::MemoryType::kReserved:
      return MemoryType::kReserved;
    case loader::MemoryType::kAcpiReclaimable:
      return MemoryType::kAcpiReclaimable;
    case loader::MemoryType::kAcpiNvs:
      return MemoryType::kAcpiNvs;
    case loader::MemoryType::kBad:
      return MemoryType::kBad;
    case loader::MemoryType::kUsable:
    case loader::MemoryType::kFreedAtEntry:
    case loader::MemoryType::kLoader:
    case loader::MemoryType::kKernel:
    case loader::MemoryType::kPageTables:
    case loader::MemoryType::kStack:
    case loader::MemoryType::kBootInfo:
    case loader::MemoryType::kModule:
      return MemoryType::kAvailable;
  }
  return MemoryType::kReserved;
}

struct MemoryRegion {
  std::uint64_t start;
  std::uint64_t size;
  MemoryType type;

  constexpr std::uint64_t end() const { return start + size; }
};

// In ascending order; no two that touch have the same type.
template <typename Visit>
void for_each_region(const loader::MemoryMap& map, Visit visit) {
  MemoryRegion last = {};
  for (const loader::MemoryRegion& region : map.regions()) {
    const MemoryType type = memory_type(region.type);
    if (last.size != 0 && last.type == type && last.end() == region.start) {
      last.size += region.size;
      continue;
    }
    if (last.size != 0) {
      visit(last);
    }
    last = {region.start, region.size, type};
  }
  if (last.size != 0) {
    visit(last);
  }
}

// The sizes of the two regions that a PC has always had: from 0, and from 1 MiB, to the first hole.
struct BasicMemorySizes {
  std::uint64_t lower = 0;  // bytes, at most 640 KiB
  std::uint64_t upper = 0;  // bytes
};

inline BasicMemorySizes basic_memory(const loader::MemoryMap& map) {
  BasicMemorySizes sizes;
  for_each_region(map, [&](const MemoryRegion& region) {
    if (region.type != MemoryType::kAvailable) {
      return;
    }
    if (region.start == 0) {
      sizes.lower = std::min(region.size, 640 * machine::kKibibyte);
    }
    if (region.start <= machine::kMebibyte && region.end() > machine::kMebibyte) {
      sizes.upper = region.end() - machine::kMebibyte;
    }
  });
  return sizes;
}

}  // namespace slipway::protocol::multiboot2

#endif  // SLIPWAY_BOOT_PROTOCOL_MULTIBOOT2_MEMORY_H_
