// SPDX-License-Identifier: Apache-2.0
// Holds the memory map that the kernel gets against what boot/protocol promises, and uses it.
#include <cstdint>
#include <span>

#include <slipway/kernel.h>
#include "slipway/machine/numbers/units.h"

namespace {

using slipway::machine::kMebibyte;
using slipway::protocol::BootInfo;
using slipway::protocol::KernelSegment;
using slipway::protocol::kPageSize;
using slipway::protocol::MemoryRegion;
using slipway::protocol::MemoryType;

std::span<const MemoryRegion> regions(const BootInfo& info) {
  return {info.memory_map, info.memory_region_count};
}

// The type of the region that holds all of [start, start + size).
MemoryType type_of(const BootInfo& info, std::uint64_t start, std::uint64_t size) {
  for (const MemoryRegion& region : regions(info)) {
    if (region.start <= start && start + size <= region.end()) {
      return region.type;
    }
  }
  slipway::panic("no region holds {:#x} + {:#x}", start, size);
}

void check_order(const BootInfo& info) {
  ASSERT(info.memory_region_count > 0);
  std::uint64_t end = 0;
  for (const MemoryRegion& region : regions(info)) {
    ASSERT(region.size > 0);
    ASSERT(region.start % kPageSize == 0 && region.size % kPageSize == 0);
    ASSERT(region.start >= end, "{:#x} begins before {:#x}", region.start, end);
    end = region.end();
  }
}

void check_loader_memory(const BootInfo& info) {
  const std::uint64_t offset = info.physical_memory.offset;
  const auto physical = [&](const void* pointer) {
    return reinterpret_cast<std::uintptr_t>(pointer) - offset;
  };
  const std::span<const KernelSegment> segments(info.kernel_segments, info.kernel_segment_count);
  ASSERT(!segments.empty());
  for (const KernelSegment& segment : segments) {
    ASSERT(type_of(info, segment.physical_start, segment.size) == MemoryType::kKernel);
  }
  ASSERT(type_of(info, physical(&info), info.size) == MemoryType::kBootInfo);
  ASSERT(type_of(info, physical(info.memory_map), regions(info).size_bytes()) ==
         MemoryType::kBootInfo);
  ASSERT(type_of(info, physical(info.kernel_segments), segments.size_bytes()) ==
         MemoryType::kBootInfo);
}

// Fills all memory that is said to be free. If any of it were in use, by the loader's tables or
// this kernel, the machine would not get to the end.
std::uint64_t overwrite_usable_memory(const BootInfo& info) {
  std::uint64_t total = 0;
  for (const MemoryRegion& region : regions(info)) {
    if (region.type != MemoryType::kUsable) {
      continue;
    }
    auto* const words =
        reinterpret_cast<volatile std::uint64_t*>(info.physical_memory.offset + region.start);
    const std::uint64_t count = region.size / sizeof(std::uint64_t);
    for (std::uint64_t i = 0; i < count; ++i) {
      words[i] = ~i;
    }
    for (std::uint64_t i = 0; i < count; ++i) {
      ASSERT(words[i] == ~i);
    }
    total += region.size;
  }
  return total;
}

// Devices and read-only memory lie there, which firmware does not always speak of.
void check_first_mebibyte(const BootInfo& info) {
  std::uint64_t end = 0;
  for (const MemoryRegion& region : regions(info)) {
    if (end >= kMebibyte) {
      break;
    }
    ASSERT(region.start == end, "nothing is said of {:#x} to {:#x}", end, region.start);
    end = region.end();
  }
  ASSERT(end >= kMebibyte, "nothing is said from {:#x} on", end);
}

// Other processors start below 1 MiB, and old devices reach no higher.
void check_low_memory(const BootInfo& info) {
  std::uint64_t total = 0;
  for (const MemoryRegion& region : regions(info)) {
    if (region.type == MemoryType::kUsable && region.end() <= kMebibyte) {
      total += region.size;
    }
  }
  ASSERT(total >= 16 * kPageSize, "only {} bytes are usable below 1 MiB", total);
}

}  // namespace

void kernel_main(const BootInfo& info) {
  check_order(info);
  check_loader_memory(info);
  check_first_mebibyte(info);
  check_low_memory(info);
  const std::uint64_t total = overwrite_usable_memory(info);
  ASSERT(total >= 12 * 1024 * 1024, "only {} bytes are usable", total);
  slipway::println("memory map as documented");
}
