// SPDX-License-Identifier: Apache-2.0
#include "boot/uefi/memory/claim.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "boot/uefi/memory/memory_types.h"
#include "slipway/machine/numbers/units.h"

namespace slipway::uefi {
namespace {

using loader::MemoryType;
using loader::Result;
using machine::kMebibyte;

// Smaller pieces make maps longer, and no kernel larger.
constexpr std::uint64_t kSmallestClaim = 64 * 1024;

// What the firmware keeps for itself, to read disks and to set screens with: an eighth of what is
// free, within bounds. It takes memory from the top, in general below 4 GiB.
constexpr std::uint64_t kFirmwaresShare = 8;
constexpr std::uint64_t kLeastForFirmware = 2 * kMebibyte;
constexpr std::uint64_t kMostForFirmware = 64 * kMebibyte;
constexpr std::uint64_t kFirmwaresEnd = 4 * machine::kGibibyte;

struct Extent {
  std::uint64_t start;
  std::uint64_t end;

  constexpr std::uint64_t size() const { return end - start; }
};

constexpr Extent extent_of(const efi::MemoryDescriptor& descriptor) {
  // No sum wraps: what lies beyond physical addresses is cut off.
  const std::uint64_t start = std::min(descriptor.physical_start, machine::kPhysicalAddressEnd);
  const std::uint64_t pages =
      std::min(descriptor.page_count, (machine::kPhysicalAddressEnd - start) / efi::kPageSize);
  return {start, start + pages * efi::kPageSize};
}

// Below 1 MiB, which has the smallest pieces, the last page of each is enough: other processors
// begin there. The page at address 0 is for nobody.
constexpr Extent low_page(const Extent& free) {
  return free.end >= 2 * efi::kPageSize ? Extent{free.end - efi::kPageSize, free.end}
                                        : Extent{0, 0};
}

// The part of a descriptor that can be claimed, which may be nothing.
constexpr Extent free_part(const efi::MemoryDescriptor& descriptor,
                           const facts::MemoryFacts& known) {
  Extent extent = extent_of(descriptor);
  if (descriptor.type != efi::MemoryType::kConventional ||
      type_of(descriptor) != MemoryType::kFreedAtEntry) {
    return {0, 0};
  }
  if (extent.end <= kMebibyte) {
    return extent.start < extent.end ? low_page(extent) : Extent{0, 0};
  }
  extent.start = std::max(extent.start, std::uint64_t{kMebibyte});
  extent.end = std::min(extent.end, known.physical_address_end);
  return extent.start < extent.end && extent.size() >= kSmallestClaim ? extent : Extent{0, 0};
}

// What stays with the firmware: the end of its highest free memory that is large enough.
Extent firmwares_part(const FirmwareMap& firmware, const facts::MemoryFacts& known) {
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < firmware.size(); ++i) {
    total += free_part(firmware[i], known).size();
  }
  const std::uint64_t size =
      std::clamp(total / kFirmwaresShare, kLeastForFirmware, kMostForFirmware) / efi::kPageSize *
      efi::kPageSize;
  Extent best = {0, 0};
  for (std::size_t i = 0; i < firmware.size(); ++i) {
    const Extent part = free_part(firmware[i], known);
    if (part.size() >= size && part.end <= kFirmwaresEnd && part.end > best.end) {
      best = {part.end - size, part.end};
    }
  }
  return best;
}

bool take(const efi::BootServices& services, Extent extent) {
  efi::PhysicalAddress address = extent.start;
  return extent.size() > 0 &&
         !failed(services.allocate_pages(efi::AllocateType::kAddress, efi::MemoryType::kLoaderData,
                                         extent.size() / efi::kPageSize, &address));
}

Result<void> add(loader::MemoryMap& map, Extent extent, MemoryType type,
                 const facts::MemoryFacts& known) {
  return facts::add_reported(map, {extent.start, extent.size(), type}, known);
}

}  // namespace

Result<void> claim_memory(const efi::BootServices& services, const FirmwareMap& firmware,
                          const facts::MemoryFacts& known, loader::MemoryMap& map) {
  const Extent kept = firmwares_part(firmware, known);
  for (std::size_t i = 0; i < firmware.size(); ++i) {
    const efi::MemoryDescriptor descriptor = firmware[i];
    const Extent all = extent_of(descriptor);
    Extent claimed = free_part(descriptor, known);
    if (claimed.end == kept.end) {
      claimed.end = std::max(kept.start, claimed.start);
    }
    if (!take(services, claimed)) {
      claimed = {all.end, all.end};
    }
    const auto added =
        add(map, {all.start, claimed.start}, type_of(descriptor), known)
            .and_then([&] { return add(map, claimed, MemoryType::kUsable, known); })
            .and_then([&] { return add(map, {claimed.end, all.end}, type_of(descriptor), known); });
    if (!added) {
      return added;
    }
  }
  // The page at address 0 is not for objects, and nobody describes all that PCs have below 1 MiB.
  return map.add(0, efi::kPageSize, MemoryType::kLoader).and_then([&] {
    return facts::reserve_holes(map, kMebibyte);
  });
}

Result<void> add_later_reservations(const FirmwareMap& firmware, const facts::MemoryFacts& known,
                                    loader::MemoryMap& map) {
  for (std::size_t i = 0; i < firmware.size(); ++i) {
    const MemoryType type = type_of(firmware[i]);
    if (type == MemoryType::kFreedAtEntry) {
      continue;
    }
    if (auto added = add(map, extent_of(firmware[i]), type, known); !added) {
      return added;
    }
  }
  return {};
}

// Nobody is left to hear that it has failed, and nothing is lost but memory until boot services
// end.
void return_memory(const efi::BootServices& services, const loader::MemoryMap& map) {
  for (const loader::MemoryRegion& region : map.regions()) {
    if (region.type == MemoryType::kUsable) {
      services.free_pages(region.start, region.size / efi::kPageSize);
    }
  }
}

}  // namespace slipway::uefi
