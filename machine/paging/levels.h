// SPDX-License-Identifier: Apache-2.0
// How page tables cut an address. Each processor has its own geometry; kFourLevels, 512 entries of
// 8 bytes for pages of 4 KiB in four levels, is that of x86-64, of AArch64 with that granule and of
// RISC-V's Sv48.
#ifndef SLIPWAY_MACHINE_PAGING_LEVELS_H_
#define SLIPWAY_MACHINE_PAGING_LEVELS_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace slipway::machine {

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

// Which bits of an address are the offset in its page, and which an index into a table of each
// level above. A table takes a page.
struct PageGeometry {
  unsigned offset_bits;
  unsigned index_bits;
  unsigned levels;

  constexpr std::uint64_t page_size() const { return std::uint64_t{1} << offset_bits; }
  constexpr std::size_t entries_per_table() const { return std::size_t{1} << index_bits; }
  constexpr PageLevel root() const { return static_cast<PageLevel>(levels); }

  // Of the addresses that one tree of tables translates.
  constexpr unsigned address_bits() const { return offset_bits + levels * index_bits; }

  // Bytes of virtual memory that one entry of a table at `level` covers.
  constexpr std::uint64_t bytes_per_entry(PageLevel level) const {
    return page_size() << (index_bits * (static_cast<unsigned>(level) - 1));
  }

  // Which entry of a table at `level` translates `virtual_address`.
  constexpr std::size_t table_index(std::uint64_t virtual_address, PageLevel level) const {
    return (virtual_address / bytes_per_entry(level)) % entries_per_table();
  }
};

inline constexpr PageGeometry kFourLevels = {.offset_bits = 12, .index_bits = 9, .levels = 4};

// Of kFourLevels.

inline constexpr std::uint64_t kPageSize = 4096;
inline constexpr std::uint64_t kLargePageSize = 2 * 1024 * 1024;
inline constexpr std::uint64_t kHugePageSize = 1024 * 1024 * 1024;

inline constexpr std::size_t kEntriesPerTable = 512;

constexpr std::uint64_t bytes_per_entry(PageLevel level) {
  return kFourLevels.bytes_per_entry(level);
}

constexpr std::size_t table_index(std::uint64_t virtual_address, PageLevel level) {
  return kFourLevels.table_index(virtual_address, level);
}

static_assert(kFourLevels.page_size() == kPageSize);
static_assert(kFourLevels.entries_per_table() == kEntriesPerTable);
static_assert(kFourLevels.root() == PageLevel::kRoot);
static_assert(bytes_per_entry(PageLevel::kDirectory) == kLargePageSize);
static_assert(bytes_per_entry(PageLevel::kDirectoryPointer) == kHugePageSize);

// What the kernel may do with a page, other than read it. Programs may do nothing.
struct PageRights {
  bool write = false;
  bool execute = false;

  constexpr bool operator==(const PageRights&) const = default;
};

// How caches treat a page. Which of these a processor has, its folder says.
enum class MemoryKind : std::uint8_t {
  kWriteBack,       // memory
  kWriteCombining,  // pixels: never cached, but writes are gathered and go out in bursts
  kDevice,          // registers: each access goes out as it is, and in order
};

// A table of one processor's entries.
template <typename Entry, PageGeometry kGeometry = kFourLevels>
struct alignas(kGeometry.page_size()) TableOf {
  std::array<Entry, kGeometry.entries_per_table()> entries;

  constexpr Entry& operator[](std::size_t index) { return entries[index]; }
  constexpr const Entry& operator[](std::size_t index) const { return entries[index]; }
};

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_PAGING_LEVELS_H_
