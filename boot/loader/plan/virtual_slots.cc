// SPDX-License-Identifier: Apache-2.0
#include "boot/loader/plan/virtual_slots.h"

namespace slipway::loader {

namespace {

using machine::kEntriesPerTable;
using machine::PageLevel;

constexpr std::size_t kFirstUpperSlot = kEntriesPerTable / 2;

constexpr std::uint64_t slots_for(std::uint64_t size) {
  return (size + kSlotSize - 1) / kSlotSize;
}

}  // namespace

void VirtualSlots::mark(std::uint64_t first, std::uint64_t last) {
  const std::size_t last_slot = table_index(last, PageLevel::kRoot);
  for (std::size_t slot = table_index(first, PageLevel::kRoot); slot <= last_slot; ++slot) {
    taken_.set(slot);
  }
}

Result<std::uint64_t> VirtualSlots::take(std::uint64_t size) {
  const auto upper = take_in(kFirstUpperSlot, kEntriesPerTable, size);
  return upper ? upper : take_in(0, kFirstUpperSlot, size);
}

Result<std::uint64_t> VirtualSlots::take_upper(std::uint64_t size) {
  return take_in(kFirstUpperSlot, kEntriesPerTable, size);
}

Result<std::uint64_t> VirtualSlots::take_in(std::size_t begin, std::size_t end,
                                            std::uint64_t size) {
  const std::size_t count = slots_for(size);
  const auto first = find(count, begin, end);
  if (!first) {
    return std::unexpected(Error{.code = ErrorCode::kNoVirtualSpace, .numbers = {size}});
  }
  const std::uint64_t address = machine::root_entry_address(*first);
  mark(address, address + (count * kSlotSize - 1));
  return address;
}

std::uint64_t VirtualSlots::offset_for(std::uint64_t size, std::uint64_t alignment) {
  if (random_ == nullptr) {
    return 0;
  }
  const std::uint64_t room = slots_for(size) * kSlotSize - size;
  return random_->below(room / alignment + 1) * alignment;
}

// The first one of `count` free slots in a row in [begin, end): the lowest, or any.
std::optional<std::size_t> VirtualSlots::find(std::size_t count, std::size_t begin,
                                              std::size_t end) {
  std::optional<std::size_t> found;
  std::uint64_t choices = 0;
  std::size_t free = 0;
  for (std::size_t slot = begin; slot < end; ++slot) {
    free = taken_.test(slot) ? 0 : free + 1;
    if (free < count) {
      continue;
    }
    if (!found || (random_ != nullptr && random_->below(choices + 1) == 0)) {
      found = slot + 1 - count;
    }
    ++choices;
    if (random_ == nullptr) {
      break;
    }
  }
  return found;
}

}  // namespace slipway::loader
