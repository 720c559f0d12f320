// SPDX-License-Identifier: Apache-2.0
// The map of physical memory: what the firmware reported, and what the loader took of it.
#ifndef SLIPWAY_BOOT_LOADER_MEMORY_MEMORY_MAP_H_
#define SLIPWAY_BOOT_LOADER_MEMORY_MEMORY_MAP_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "boot/loader/error/error.h"
#include "boot/loader/memory/memory_type.h"
#include "slipway/machine/paging/page_table.h"

namespace slipway::loader {

// A run of physical memory. `start` and `size` are in bytes and multiples of the page size.
struct MemoryRegion {
  std::uint64_t start;
  std::uint64_t size;
  MemoryType type;

  constexpr std::uint64_t end() const { return start + size; }
};

// A piece of usable memory that is wanted.
struct MemoryRequest {
  std::uint64_t size;  // bytes; rounded up to whole pages

  // The address is `phase` more than a multiple of `alignment`. Both are multiples of the page
  // size, and the alignment is a power of two.
  std::uint64_t alignment = machine::kPageSize;
  std::uint64_t phase = 0;

  // The piece lies in [minimum, end).
  std::uint64_t minimum = 0;
  std::uint64_t end = machine::kPhysicalAddressEnd;
};

// Always in order: regions are sorted by address, disjoint, made of whole pages, and no two that
// touch have the same type. 12 KiB: keep it in static storage, not on a small stack.
class MemoryMap {
 public:
  static constexpr std::size_t kCapacity = 512;

  // Adds what the firmware says about [start, start + size), in bytes. Entries may come in any
  // order and overlap: the most restrictive type wins. Usable memory shrinks to whole pages, all
  // else grows to them. A size of 0 adds nothing; what lies beyond the last physical address is
  // cut off.
  Result<void> add(std::uint64_t start, std::uint64_t size, MemoryType type);

  // Marks memory that the firmware stage itself occupies, grown to whole pages. Fails unless all
  // of it is usable. To be called after the last add().
  Result<void> reserve(std::uint64_t start, std::uint64_t size, MemoryType type);

  // Where allocate() would take a piece from: the lowest address that fits, above 1 MiB if there
  // is one, and never in page 0, where a BIOS keeps its interrupt vectors.
  std::optional<std::uint64_t> find(const MemoryRequest& request) const;

  // Takes a piece of usable memory and marks it with `type`. Fails with kMemoryMapFull, or with
  // `shortage`, completed by the size wanted, that of the largest free piece, and
  // MemoryRequest::end if there are larger pieces beyond it.
  Result<std::uint64_t> allocate(const MemoryRequest& request, MemoryType type,
                                 Error shortage = {.code = ErrorCode::kNoMemory});

  // Size of the largest piece that allocate() could give in [0, end).
  std::uint64_t largest_usable(std::uint64_t end = machine::kPhysicalAddressEnd) const;

  std::span<const MemoryRegion> regions() const { return {regions_.data(), count_}; }

 private:
  Result<void> insert(std::size_t index, const MemoryRegion& region);
  Result<void> split_at(std::uint64_t address);
  Result<void> set_type(std::uint64_t start, std::uint64_t end, MemoryType type);
  std::size_t first_ending_after(std::uint64_t address) const;
  void merge_equal_neighbours();

  std::array<MemoryRegion, kCapacity> regions_ = {};
  std::size_t count_ = 0;
};

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_MEMORY_MEMORY_MAP_H_
