// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/memory/memory_map.h"

#include <algorithm>

#include "slipway/machine/numbers/units.h"

namespace slipway::loader {

namespace {

using machine::kPageSize;
using machine::kPhysicalAddressEnd;

// Below it are the firmware's data and what other processors need to start.
constexpr std::uint64_t kPreferredMinimum = machine::kMebibyte;

constexpr std::uint64_t round_down(std::uint64_t value, std::uint64_t alignment) {
  return value & ~(alignment - 1);
}

// `value` is not above kPhysicalAddressEnd, so that nothing wraps.
constexpr std::uint64_t round_up(std::uint64_t value, std::uint64_t alignment) {
  return round_down(value + alignment - 1, alignment);
}

struct Extent {
  std::uint64_t start;
  std::uint64_t end;
};

// What is left of [start, start + size) within the physical address space.
constexpr Extent clip(std::uint64_t start, std::uint64_t size) {
  const std::uint64_t clipped_start = std::min(start, kPhysicalAddressEnd);
  return {clipped_start, clipped_start + std::min(size, kPhysicalAddressEnd - clipped_start)};
}

constexpr Extent grow_to_pages(Extent extent) {
  return {round_down(extent.start, kPageSize), round_up(extent.end, kPageSize)};
}

constexpr Extent shrink_to_pages(Extent extent) {
  return {round_up(extent.start, kPageSize), round_down(extent.end, kPageSize)};
}

// How much a firmware's type keeps others away; of two claims, the higher one wins.
constexpr int restriction(MemoryType type) {
  switch (type) {
    case MemoryType::kUsable:
      return 0;
    case MemoryType::kFreedAtEntry:
      return 1;
    case MemoryType::kAcpiReclaimable:
      return 3;
    case MemoryType::kAcpiNvs:
      return 4;
    case MemoryType::kReserved:
      return 5;
    case MemoryType::kBad:
      return 6;
    default:  // the loader's: a firmware that takes some of it later has it for ever
      return 2;
  }
}

// The lowest address for `request` in [start, end).
std::optional<std::uint64_t> fit(const MemoryRequest& request, std::uint64_t start,
                                 std::uint64_t end) {
  if (start >= end || request.phase >= request.alignment) {
    return std::nullopt;
  }
  // Everything stays below 2^54: no sum wraps.
  std::uint64_t address = round_down(start, request.alignment) + request.phase;
  if (address < start) {
    address += request.alignment;
  }
  if (address >= end || request.size > end - address) {
    return std::nullopt;
  }
  return address;
}

}  // namespace

Result<void> MemoryMap::add(std::uint64_t start, std::uint64_t size, MemoryType type) {
  const Extent bytes = clip(start, size);
  if (bytes.start == bytes.end) {
    return {};
  }
  const Extent pages = type == MemoryType::kUsable ? shrink_to_pages(bytes) : grow_to_pages(bytes);
  if (pages.start >= pages.end) {
    return {};
  }
  if (auto split = split_at(pages.start).and_then([&] { return split_at(pages.end); }); !split) {
    return split;
  }

  // Now each region is either wholly inside or wholly outside.
  std::size_t index = first_ending_after(pages.start);
  std::uint64_t cursor = pages.start;
  while (cursor < pages.end) {
    const std::uint64_t next =
        index < count_ ? std::min(regions_[index].start, pages.end) : pages.end;
    if (cursor < next) {
      if (auto inserted = insert(index, {cursor, next - cursor, type}); !inserted) {
        return inserted;
      }
    } else if (restriction(type) > restriction(regions_[index].type)) {
      regions_[index].type = type;
    }
    cursor = regions_[index].end();
    ++index;
  }
  merge_equal_neighbours();
  return {};
}

Result<void> MemoryMap::reserve(std::uint64_t start, std::uint64_t size, MemoryType type) {
  if (size == 0) {
    return {};
  }
  const Extent pages = grow_to_pages(clip(start, size));
  const std::size_t index = first_ending_after(pages.start);
  const bool usable = index < count_ && regions_[index].type == MemoryType::kUsable &&
                      regions_[index].start <= pages.start && pages.end <= regions_[index].end() &&
                      size <= kPhysicalAddressEnd;
  if (!usable) {
    return std::unexpected(Error{.code = ErrorCode::kNotUsable, .numbers = {start, size}});
  }
  return set_type(pages.start, pages.end, type);
}

std::optional<std::uint64_t> MemoryMap::find(const MemoryRequest& request) const {
  // Above 1 MiB if possible; then anywhere but in page 0.
  for (const std::uint64_t preferred_minimum : {kPreferredMinimum, kPageSize}) {
    const std::uint64_t minimum = std::max(request.minimum, preferred_minimum);
    for (const MemoryRegion& region : regions()) {
      if (region.type != MemoryType::kUsable) {
        continue;
      }
      if (auto address =
              fit(request, std::max(region.start, minimum), std::min(region.end(), request.end))) {
        return address;
      }
    }
  }
  return std::nullopt;
}

Result<std::uint64_t> MemoryMap::allocate(const MemoryRequest& request, MemoryType type,
                                          Error shortage) {
  const auto address = find(request);
  if (!address || request.size == 0) {
    const std::uint64_t largest = largest_usable(request.end);
    shortage.numbers = {request.size, largest, largest_usable() > largest ? request.end : 0};
    return std::unexpected(shortage);
  }
  return set_type(*address, round_up(*address + request.size, kPageSize), type).transform([&] {
    return *address;
  });
}

std::uint64_t MemoryMap::largest_usable(std::uint64_t end) const {
  std::uint64_t largest = 0;
  for (const MemoryRegion& region : regions()) {
    const std::uint64_t start = std::max(region.start, kPageSize);
    const std::uint64_t usable_end = std::min(region.end(), end);
    if (region.type == MemoryType::kUsable && start < usable_end) {
      largest = std::max(largest, usable_end - start);
    }
  }
  return largest;
}

Result<void> MemoryMap::insert(std::size_t index, const MemoryRegion& region) {
  if (count_ == kCapacity) {
    return std::unexpected(Error{.code = ErrorCode::kMemoryMapFull, .numbers = {kCapacity}});
  }
  std::ranges::copy_backward(std::span(regions_).subspan(index, count_ - index),
                             regions_.begin() + static_cast<std::ptrdiff_t>(count_ + 1));
  regions_[index] = region;
  ++count_;
  return {};
}

// Makes `address` a border if a region contains it.
Result<void> MemoryMap::split_at(std::uint64_t address) {
  const std::size_t index = first_ending_after(address);
  if (index == count_ || regions_[index].start >= address) {
    return {};
  }
  MemoryRegion upper = regions_[index];
  upper.size = upper.end() - address;
  upper.start = address;
  return insert(index + 1, upper).transform([&] {
    regions_[index].size = address - regions_[index].start;
  });
}

// Gives [start, end), which one region contains, a new type.
Result<void> MemoryMap::set_type(std::uint64_t start, std::uint64_t end, MemoryType type) {
  return split_at(start).and_then([&] { return split_at(end); }).transform([&] {
    regions_[first_ending_after(start)].type = type;
    merge_equal_neighbours();
  });
}

std::size_t MemoryMap::first_ending_after(std::uint64_t address) const {
  const auto sorted = regions();
  return static_cast<std::size_t>(
      std::ranges::upper_bound(sorted, address, {}, &MemoryRegion::end) - sorted.begin());
}

void MemoryMap::merge_equal_neighbours() {
  std::size_t kept = 0;
  for (std::size_t i = 1; i < count_; ++i) {
    if (regions_[kept].end() == regions_[i].start && regions_[kept].type == regions_[i].type) {
      regions_[kept].size += regions_[i].size;
    } else {
      regions_[++kept] = regions_[i];
    }
  }
  count_ = count_ == 0 ? 0 : kept + 1;
}

}  // namespace slipway::loader
