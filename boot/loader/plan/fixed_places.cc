// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/plan/fixed_places.h"

#include <array>

#include "slipway/machine/numbers/units.h"
#include "slipway/machine/paging/page_table.h"

namespace slipway::loader {

namespace {

using machine::PageLevel;

std::unexpected<Error> refuse(ErrorCode code, std::array<std::uint64_t, 3> numbers,
                              std::uint64_t segment = 0) {
  return std::unexpected(Error{.code = code, .segment = segment, .numbers = numbers});
}

// Whether [first, last] and [other_first, other_last] have an address in common.
constexpr bool overlap(std::uint64_t first, std::uint64_t last, std::uint64_t other_first,
                       std::uint64_t other_last) {
  return first <= other_last && other_first <= last;
}

Result<void> check_recursive_entry(const LoadPlan& plan, std::span<const Segment> segments,
                                   std::uint64_t load_bias, std::uint64_t physical_memory_size) {
  const std::uint64_t entry = plan.recursive_entry;
  const std::uint64_t first = machine::root_entry_address(entry);
  const std::uint64_t last = first + (bytes_per_entry(PageLevel::kRoot) - 1);
  for (const Segment& segment : segments) {
    if (overlap(segment.virtual_start() + load_bias, segment.last_byte() + load_bias, first,
                last)) {
      return refuse(ErrorCode::kRecursiveEntryTaken, {entry}, segment.index);
    }
  }
  if (plan.identity_map.wanted && first < physical_memory_size) {
    return refuse(ErrorCode::kRecursiveOverIdentityMap, {entry, physical_memory_size});
  }
  const std::uint64_t offset = plan.physical_memory.offset;
  if (offset != kAnyAddress && overlap(offset, offset + (physical_memory_size - 1), first, last)) {
    return refuse(ErrorCode::kMemoryMapOverEntry, {offset, physical_memory_size, entry});
  }
  return {};
}

Result<void> check_physical_memory(const LoadPlan& plan, std::span<const Segment> segments,
                                   std::uint64_t load_bias, std::uint64_t size) {
  const std::uint64_t first = plan.physical_memory.offset;
  const std::uint64_t last = first + (size - 1);
  if (last < first || !machine::is_canonical(last) || first >> 63 != last >> 63) {
    return refuse(ErrorCode::kMemoryMapTooLarge, {first, size});
  }
  for (const Segment& segment : segments) {
    if (overlap(segment.virtual_start() + load_bias, segment.last_byte() + load_bias, first,
                last)) {
      return refuse(ErrorCode::kMemoryMapOverSegment, {first, size}, segment.index);
    }
  }
  if (plan.identity_map.wanted && first < size) {
    return refuse(ErrorCode::kIdentityMapOverMemory, {first, size});
  }
  return {};
}

// Below 4 GiB nearly all machines have memory, or devices; above, each must be asked.
Result<void> check_identity_map(std::span<const Segment> segments, std::uint64_t load_bias,
                                std::uint64_t physical_memory_size) {
  constexpr std::uint64_t kAlwaysTaken = 4 * machine::kGibibyte;
  for (const Segment& segment : segments) {
    const std::uint64_t address = segment.virtual_address + load_bias;
    if (address < kAlwaysTaken) {
      return refuse(ErrorCode::kIdentityMapOverSegment, {address}, segment.index);
    }
    if (address < physical_memory_size) {
      return refuse(ErrorCode::kIdentityMapOverKernel, {address, physical_memory_size},
                    segment.index);
    }
  }
  return {};
}

Result<void> check_framebuffer(const LoadPlan& plan, std::span<const Segment> segments,
                               std::uint64_t load_bias, const PhysicalPlaces& places) {
  const Framebuffer& framebuffer = places.framebuffer;
  const std::uint64_t first = framebuffer.physical_address & ~(machine::kPageSize - 1);
  const std::uint64_t last =
      (framebuffer.physical_address + (framebuffer.size - 1)) | (machine::kPageSize - 1);
  const std::uint64_t offset = plan.physical_memory.offset;
  bool is_taken = last < first || !machine::is_canonical(last) || last >> 63 != 0;
  if (offset != kAnyAddress) {
    is_taken |= overlap(offset, offset + (places.memory_size - 1), first, last);
  }
  if (plan.has_fixed_recursive_entry()) {
    const std::uint64_t entry = machine::root_entry_address(plan.recursive_entry);
    is_taken |= overlap(entry, entry + (bytes_per_entry(PageLevel::kRoot) - 1), first, last);
  }
  for (const Segment& segment : segments) {
    is_taken |= overlap(segment.virtual_start() + load_bias,
                        (segment.last_byte() + load_bias) | (machine::kPageSize - 1), first, last);
  }
  if (is_taken) {
    return refuse(ErrorCode::kFramebufferTaken, {framebuffer.physical_address});
  }
  return {};
}

}  // namespace

Result<void> check_fixed_places(const LoadPlan& plan, std::span<const Segment> segments,
                                std::uint64_t load_bias, const PhysicalPlaces& places) {
  const std::uint64_t physical_memory_size = places.memory_size;
  Result<void> checked;
  if (plan.physical_memory.offset != kAnyAddress) {
    checked = check_physical_memory(plan, segments, load_bias, physical_memory_size);
  }
  if (checked && plan.has_fixed_recursive_entry()) {
    checked = check_recursive_entry(plan, segments, load_bias, physical_memory_size);
  }
  if (checked && plan.identity_map.wanted) {
    checked = check_identity_map(segments, load_bias, physical_memory_size);
  }
  if (checked && plan.identity_map_framebuffer && places.framebuffer.width != 0) {
    checked = check_framebuffer(plan, segments, load_bias, places);
  }
  return checked;
}

}  // namespace slipway::loader
