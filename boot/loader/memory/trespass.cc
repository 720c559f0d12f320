// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/memory/trespass.h"

#include <algorithm>
#include <cstring>

namespace slipway::loader::testing {

namespace {

using machine::kPageSize;

bool may_become(MemoryType before, MemoryType after, Takes takes) {
  switch (before) {
    case MemoryType::kUsable:
      return after >= MemoryType::kLoader;
    case MemoryType::kFreedAtEntry:
      return takes == Takes::kFreedAtEntryToo && after == MemoryType::kKernel;
    default:
      return false;
  }
}

// What is wrong with the map as the loader left it.
std::string find_flaw_in_map(const MemoryMap& before, const MemoryMap& after, Takes takes) {
  std::uint64_t previous_end = 0;
  for (const MemoryRegion& region : after.regions()) {
    if (region.size == 0 || (region.start | region.size) % kPageSize != 0) {
      return sentence("region at ", region.start, " is not in whole pages");
    }
    if (region.start < previous_end) {
      return sentence("region at ", region.start, " is out of order or overlaps");
    }
    previous_end = region.end();
    std::uint64_t known = 0;
    for (const MemoryRegion& old : before.regions()) {
      const std::uint64_t start = std::max(old.start, region.start);
      const std::uint64_t end = std::min(old.end(), region.end());
      if (start >= end) {
        continue;
      }
      known += end - start;
      if (old.type != region.type && !may_become(old.type, region.type, takes)) {
        return sentence("region at ", region.start, " changed its type without being usable");
      }
    }
    if (known != region.size) {
      return sentence("region at ", region.start, " has memory that was not there before");
    }
  }
  return "";
}

// Whether the loader wrote to memory that it did not take.
std::string find_write_to_usable(const TestMachine& machine) {
  for (const MemoryRegion& region : machine.map().regions()) {
    if (region.type != MemoryType::kUsable || region.start >= TestMachine::kReachableEnd) {
      continue;
    }
    const auto bytes = machine.memory().bytes(
        region.start, std::min(region.end(), TestMachine::kReachableEnd) - region.start);
    // The first byte is dirt and each one equals the next.
    if (bytes[0] != kDirt || std::memcmp(&bytes[0], &bytes[1], bytes.size() - 1) != 0) {
      return sentence("usable memory in the region at ", region.start, " was written to");
    }
  }
  return "";
}

}  // namespace

// The type of the region that contains [start, start + size), if one does.
std::optional<MemoryType> type_of(const MemoryMap& map, std::uint64_t start, std::uint64_t size) {
  for (const MemoryRegion& region : map.regions()) {
    if (region.start <= start && start - region.start < region.size &&
        size <= region.end() - start) {
      return region.type;
    }
  }
  return std::nullopt;
}

std::string find_trespass(const TestMachine& machine, Takes takes) {
  const std::string flaw = find_flaw_in_map(machine.map_before(), machine.map(), takes);
  return flaw.empty() ? find_write_to_usable(machine) : flaw;
}

}  // namespace slipway::loader::testing
