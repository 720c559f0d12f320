// SPDX-License-Identifier: Apache-2.0
// A segment of the kernel: a non-empty PT_LOAD that has passed the checks.
#ifndef SLIPWAY_BOOT_LOADER_ELF_SEGMENT_H_
#define SLIPWAY_BOOT_LOADER_ELF_SEGMENT_H_

#include <cstdint>
#include <span>

#include "boot/loader/elf/elf.h"
#include "slipway/machine/paging/page_table.h"

namespace slipway::loader {

struct Segment {
  std::uint64_t virtual_address;
  std::uint64_t memory_size;  // not 0
  std::uint64_t file_offset;
  std::uint64_t file_size;         // at most memory_size; the rest is zeroed
  std::uint64_t index;             // in the program header table
  std::uint64_t physical_address;  // of the byte at virtual_address; 0 until it is placed
  std::uint32_t rights;            // elf::kFlagRead, kFlagWrite, kFlagExecute

  // Kept here by Segments: which segment, counted by address, is in this one's place in other
  // orders.
  std::uint16_t nth_by_offset = 0;
  std::uint16_t nth_by_index = 0;

  // The last byte, since the end of the last segment may be 2^64.
  constexpr std::uint64_t last_byte() const { return virtual_address + (memory_size - 1); }

  // Numbers of pages, that is, addresses divided by the page size. These do not wrap.
  constexpr std::uint64_t first_page() const { return virtual_address / machine::kPageSize; }
  constexpr std::uint64_t last_page() const { return last_byte() / machine::kPageSize; }

  constexpr std::uint64_t offset_in_page() const { return virtual_address % machine::kPageSize; }

  // The segment grown to whole pages, in bytes.
  constexpr std::uint64_t virtual_start() const { return virtual_address - offset_in_page(); }
  constexpr std::uint64_t physical_start() const { return physical_address - offset_in_page(); }
  constexpr std::uint64_t mapped_size() const {
    return (last_page() - first_page() + 1) * machine::kPageSize;
  }

  constexpr bool holds(std::uint64_t address, std::uint64_t size) const {
    return size <= memory_size && address - virtual_address <= memory_size - size;
  }

  constexpr bool has(std::uint32_t right) const { return (rights & right) != 0; }
};

// A run is a longest chain of segments, by address, of which each one shares a page with the next.
// Its pages have to be contiguous in physical memory too. All segments of a run have the same
// rights, or the checks would have refused them.
std::span<Segment> first_run(std::span<Segment> sorted_by_address);

// The segment that holds all of [address, address + size), or null.
const Segment* segment_with(std::span<const Segment> sorted_by_address, std::uint64_t address,
                            std::uint64_t size);

// The segment of which the page with that number is a part, or null.
const Segment* segment_with_page(std::span<const Segment> sorted_by_address, std::uint64_t page);

}  // namespace slipway::loader

#endif  // SLIPWAY_BOOT_LOADER_ELF_SEGMENT_H_
