// SPDX-License-Identifier: Apache-2.0
// Page tables of 512 entries of 8 bytes, for pages of 4 KiB, in four levels: what the tables of
// x86-64, of AArch64 with that granule and of RISC-V's Sv48 have in common.
#ifndef SLIPWAY_MACHINE_PAGING_LEVELS_H_
#define SLIPWAY_MACHINE_PAGING_LEVELS_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace slipway::machine {

inline constexpr std::uint64_t kPageSize = 4096;
inline constexpr std::uint64_t kLargePageSize = 2 * 1024 * 1024;
inline constexpr std::uint64_t kHugePageSize = 1024 * 1024 * 1024;

inline constexpr std::size_t kEntriesPerTable = 512;

// How far a table is from the pages, under the names that x86-64's manuals have for it. (AArch64
// counts from the root, which is its level 0; RISC-V from the pages, which are its level 0.)
enum class PageLevel : unsigned {
  kTable = 1,             // PT: entries map 4 KiB
  kDirectory = 2,         // PD: entries map 2 MiB or lead to a PT
  kDirectoryPointer = 3,  // PDPT: entries map 1 GiB or lead to a PD
  kRoot = 4,              // PML4: entries lead to a PDPT
};

constexpr PageLevel next_lower(PageLevel level) {
  return static_cast<PageLevel>(static_cast<unsigned>(level) - 1);
}

// Bytes of virtual memory that one entry of a table at `level` covers.
constexpr std::uint64_t bytes_per_entry(PageLevel level) {
  return kPageSize << (9 * (static_cast<unsigned>(level) - 1));
}

// Which entry of a table at `level` translates `virtual_address`.
constexpr std::size_t table_index(std::uint64_t virtual_address, PageLevel level) {
  return (virtual_address / bytes_per_entry(level)) % kEntriesPerTable;
}

// What the kernel may do with a page, other than read it. Programs may do nothing.
struct PageRights {
  bool write = false;
  bool execute = false;

  constexpr bool operator==(const PageRights&) const = default;
};

// A table of one processor's entries.
template <typename Entry>
struct alignas(kPageSize) TableOf {
  std::array<Entry, kEntriesPerTable> entries;

  constexpr Entry& operator[](std::size_t index) { return entries[index]; }
  constexpr const Entry& operator[](std::size_t index) const { return entries[index]; }
};

static_assert(bytes_per_entry(PageLevel::kDirectory) == kLargePageSize);
static_assert(bytes_per_entry(PageLevel::kDirectoryPointer) == kHugePageSize);

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_PAGING_LEVELS_H_
