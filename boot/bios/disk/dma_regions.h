// SPDX-License-Identifier: Apache-2.0
// Which memory the DMA engine of an IDE controller reaches, and how it is told of it.
#ifndef SLIPWAY_BOOT_BIOS_DISK_DMA_REGIONS_H_
#define SLIPWAY_BOOT_BIOS_DISK_DMA_REGIONS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "slipway/machine/devices/bus_master_ide.h"

namespace slipway::bios::dma {

using machine::bus_master_ide::Region;

// The engine has 32-bit addresses.
inline constexpr std::uint64_t kReachableEnd = std::uint64_t{1} << 32;

// Whether the engine can write there.
inline bool can_reach(std::span<const std::byte> memory) {
  const auto start = reinterpret_cast<std::uintptr_t>(memory.data());
  return start % 2 == 0 && start + memory.size() <= kReachableEnd;
}

// Fills `table` with the regions that `memory` consists of, which is reachable and not empty. False
// if the table is too small.
inline bool describe(std::span<const std::byte> memory, std::span<Region> table) {
  auto address = static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(memory.data()));
  std::size_t left = memory.size();
  for (Region& region : table) {
    const auto size = static_cast<std::uint32_t>(
        std::min<std::size_t>(left, Region::kBoundary - address % Region::kBoundary));
    left -= size;
    region = {.address = address,
              .size = static_cast<std::uint16_t>(size),
              .flags = left == 0 ? Region::kLast : std::uint16_t{0}};
    if (left == 0) {
      return true;
    }
    address += size;
  }
  return false;
}

}  // namespace slipway::bios::dma

#endif  // SLIPWAY_BOOT_BIOS_DISK_DMA_REGIONS_H_
