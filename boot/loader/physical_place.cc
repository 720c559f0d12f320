// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/physical_place.h"

#include <algorithm>
#include <optional>

namespace slipway::loader {

namespace {

using Preference = PhysicalRange::Preference;

// Loaders for kernels with paging have no use for it: so it is not in errors.inc. {xa} is the first
// address, {xb} the last.
constexpr ErrorText kTaken = {
    Concern::kSegment,
    "{Sa} belongs at {xa} to {xb}, where this machine has no free memory, or not in one piece"};

constexpr ErrorText kTakenByFirmware = {
    Concern::kSegment,
    "{Sa} belongs at {xa} to {xb}, where the firmware, whose boot services the kernel keeps, has "
    "no "
    "free memory, or not in one piece; a kernel whose header says where else it may lie is moved"};

// {xa} to {xb} is the range, {xc} what the address has to be a multiple of.
constexpr ErrorText kNoRoomInRange = {Concern::kKernel,
                                      "it may be loaded to {xa} to {xb}, at a multiple of {xc}, "
                                      "where this machine has no room for it"};

// Memory, and what of it is free.
struct FreeMemory {
  const MemoryMap& map;
  MemoryTypes types;
};

// Calls `visit(start, end)` with each piece of it in [kPhysicalStart, kPhysicalEnd), in ascending
// order, whatever its parts are used for until then; as long as it returns true.
template <typename Visit>
void for_each_piece(const FreeMemory& memory, Visit visit) {
  std::uint64_t start = 0;
  std::uint64_t end = 0;
  const auto give = [&] {
    start = std::max(start, kPhysicalStart);
    end = std::min(end, kPhysicalEnd);
    return start >= end || visit(start, end);
  };
  for (const MemoryRegion& region : memory.map.regions()) {
    if (!memory.types.has(region.type)) {
      continue;
    }
    if (region.start != end) {
      if (!give()) {
        return;
      }
      start = region.start;
    }
    end = region.end();
  }
  give();
}

bool is_free(const FreeMemory& memory, std::uint64_t first, std::uint64_t last) {
  bool found = false;
  for_each_piece(memory, [&](std::uint64_t start, std::uint64_t end) {
    found = start <= first && first <= last && last < end;
    return !found;
  });
  return found;
}

// For `size` bytes; nothing if there is no room.
std::optional<std::uint64_t> address_in_range(const PhysicalRange& range, std::uint64_t size,
                                              const FreeMemory& memory) {
  const std::uint64_t mask = range.alignment - 1;
  std::optional<std::uint64_t> found;
  for_each_piece(memory, [&](std::uint64_t start, std::uint64_t end) {
    // All are below 2^33, since a range ends at 4 GiB: no sum wraps.
    const std::uint64_t lowest = (std::max(start, range.start) + mask) & ~mask;
    end = std::min(end, range.end);
    if (end < size || lowest > end - size) {
      return true;
    }
    const bool is_highest = range.preference == Preference::kHighest;
    found = is_highest ? (end - size) & ~mask : lowest;
    return is_highest;
  });
  return found;
}

}  // namespace

Result<std::uint64_t> choose_physical_place(std::span<const Segment> sorted_by_address,
                                            const PhysicalRange& range, const MemoryMap& map,
                                            MemoryTypes free) {
  const FreeMemory memory = {map, free};
  const std::uint64_t first = sorted_by_address.front().virtual_address;
  const std::uint64_t last = sorted_by_address.back().last_byte();
  if (range.wanted) {
    const bool fits = range.preference == Preference::kNone && first >= range.start &&
                      last < range.end && first % range.alignment == 0 &&
                      is_free(memory, first, last);
    const auto address =
        fits ? std::optional(first) : address_in_range(range, last - first + 1, memory);
    if (!address) {
      return std::unexpected(Error{.code = ErrorCode::kProtocol,
                                   .numbers = {range.start, range.end - 1, range.alignment},
                                   .text = &kNoRoomInRange});
    }
    return *address - first;
  }
  return check_physical_place(sorted_by_address, map, free).transform([] {
    return std::uint64_t{0};
  });
}

Result<void> check_physical_place(std::span<const Segment> sorted_by_address, const MemoryMap& map,
                                  MemoryTypes free) {
  const FreeMemory memory = {map, free};
  for (const Segment& segment : sorted_by_address) {
    if (!is_free(memory, segment.virtual_address, segment.last_byte())) {
      const bool beside_firmware = !free.has(MemoryType::kFreedAtEntry);
      return std::unexpected(Error{.code = ErrorCode::kProtocol,
                                   .segment = segment.index,
                                   .numbers = {segment.virtual_address, segment.last_byte()},
                                   .text = beside_firmware ? &kTakenByFirmware : &kTaken});
    }
  }
  return {};
}

std::optional<std::uint64_t> room_at_entry(const MemoryMap& map, std::uint64_t size,
                                           std::uint64_t minimum, std::uint64_t end) {
  for (const MemoryRegion& region : map.regions()) {
    const std::uint64_t start = std::max(region.start, minimum);
    const std::uint64_t region_end = std::min(region.end(), end);
    if ((region.type == MemoryType::kUsable || region.type == MemoryType::kFreedAtEntry) &&
        start < region_end && region_end - start >= size) {
      return start;
    }
  }
  return std::nullopt;
}

std::uint64_t highest_room(const MemoryMap& map, std::uint64_t size, std::uint64_t end) {
  std::uint64_t room = 0;
  for (const MemoryRegion& region : map.regions()) {
    const std::uint64_t region_end = std::min(region.end(), end);
    if (region.type == MemoryType::kUsable && region.start < region_end &&
        region_end - region.start >= size) {
      room = region_end - size;
    }
  }
  return room;
}

}  // namespace slipway::loader
