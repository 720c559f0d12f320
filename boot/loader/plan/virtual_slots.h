// SPDX-License-Identifier: Apache-2.0
// Virtual memory in slots of 512 GiB: what one entry of the root page table covers.
#ifndef SLIPWAY_BOOT_LOADER_PLAN_VIRTUAL_SLOTS_H_
#define SLIPWAY_BOOT_LOADER_PLAN_VIRTUAL_SLOTS_H_

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "boot/loader/error/error.h"
#include "boot/loader/plan/random.h"
#include "slipway/machine/paging/page_table.h"

namespace slipway::loader {

inline constexpr std::uint64_t kSlotSize = machine::bytes_per_entry(machine::PageLevel::kRoot);

class VirtualSlots {
 public:
  // With a source of random numbers, everything is taken at random. (Slot 0 is never given: it has
  // the page at address 0, which is to stay unmapped, and the handoff page.)
  explicit VirtualSlots(Random* random) : random_(random) { taken_.set(0); }

  // Keeps others away from [first, last], which lies in one half of the address space.
  void mark(std::uint64_t first, std::uint64_t last);

  // Takes as many slots in a row as `size` bytes need, in the upper half if there is room. Returns
  // the address of the first.
  Result<std::uint64_t> take(std::uint64_t size);

  // The same, but only in the upper half.
  Result<std::uint64_t> take_upper(std::uint64_t size);

  // Where in the slots taken for them `size` bytes begin: at a multiple of `alignment`, and a
  // random one if all is at random.
  std::uint64_t offset_for(std::uint64_t size, std::uint64_t alignment);

 private:
  Result<std::uint64_t> take_in(std::size_t begin, std::size_t end, std::uint64_t size);
  std::optional<std::size_t> find(std::size_t count, std::size_t begin, std::size_t end);

  std::bitset<machine::kEntriesPerTable> taken_;
  Random* random_;
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_PLAN_VIRTUAL_SLOTS_H_
