#include "boot/loader/virtual_layout.h"

#include <array>
#include <bitset>
#include <optional>

#include "machine/page_table.h"

namespace slipway::loader {

namespace {

using machine::kEntriesPerTable;
using machine::PageLevel;

// A slot is what one entry of the root table covers.
constexpr std::uint64_t kSlotSize = machine::bytes_per_entry(PageLevel::kRoot);
constexpr std::size_t kFirstUpperSlot = kEntriesPerTable / 2;

using Slots = std::bitset<kEntriesPerTable>;

Slots slots_of(std::span<const Segment> segments) {
  Slots taken;
  // Slot 0 has the page at address 0, which is to stay unmapped, and the hand-off page.
  taken.set(0);
  for (const Segment& segment : segments) {
    const std::size_t last = table_index(segment.last_byte(), PageLevel::kRoot);
    for (std::size_t slot = table_index(segment.virtual_address, PageLevel::kRoot); slot <= last;
         ++slot) {
      taken.set(slot);
    }
  }
  return taken;
}

// The first of `count` free slots in a row in [begin, end).
std::optional<std::size_t> find_free(const Slots& taken, std::uint64_t count, std::size_t begin,
                                     std::size_t end) {
  std::uint64_t free = 0;
  for (std::size_t slot = begin; slot < end; ++slot) {
    free = taken.test(slot) ? 0 : free + 1;
    if (free == count) {
      return slot + 1 - count;
    }
  }
  return std::nullopt;
}

// Takes `size` bytes, in the upper half if there is room; returns their address.
Result<std::uint64_t> take(Slots& taken, std::uint64_t size) {
  const std::uint64_t count = (size + kSlotSize - 1) / kSlotSize;
  auto first = find_free(taken, count, kFirstUpperSlot, kEntriesPerTable);
  if (!first) {
    first = find_free(taken, count, 0, kFirstUpperSlot);
  }
  if (!first) {
    return std::unexpected(Error{.code = ErrorCode::kNoVirtualSpace, .numbers = {size}});
  }
  for (std::size_t slot = *first; slot < *first + count; ++slot) {
    taken.set(slot);
  }
  return machine::root_entry_address(*first);
}

}  // namespace

Result<VirtualLayout> choose_virtual_layout(std::span<const Segment> segments,
                                            std::uint64_t physical_memory_end) {
  Slots taken = slots_of(segments);
  const auto physical_memory = take(taken, physical_memory_end);
  if (!physical_memory) {
    return std::unexpected(physical_memory.error());
  }
  return take(taken, kSlotSize).transform([&](std::uint64_t stack_slot) {
    return VirtualLayout{*physical_memory, stack_slot + machine::kHugePageSize};
  });
}

}  // namespace slipway::loader
