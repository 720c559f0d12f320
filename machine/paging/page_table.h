// Four-level page tables (Intel SDM vol. 3A, section 5.5, "4-Level Paging and 5-Level Paging"):
// the bits of an entry, the sizes of pages and the parts of a virtual address.
#ifndef SLIPWAY_MACHINE_PAGING_PAGE_TABLE_H_
#define SLIPWAY_MACHINE_PAGING_PAGE_TABLE_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace slipway::machine {

inline constexpr std::uint64_t kPageSize = 4096;
inline constexpr std::uint64_t kLargePageSize = 2 * 1024 * 1024;
inline constexpr std::uint64_t kHugePageSize = 1024 * 1024 * 1024;

// Physical addresses have at most 52 bits (SDM vol. 3A, section 4.1.4, MAXPHYADDR).
inline constexpr std::uint64_t kPhysicalAddressEnd = std::uint64_t{1} << 52;

// How far a table is from the pages, named as the manual does.
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

inline constexpr std::size_t kEntriesPerTable = 512;

// Which entry of a table at `level` translates `virtual_address`.
constexpr std::size_t table_index(std::uint64_t virtual_address, PageLevel level) {
  return (virtual_address / bytes_per_entry(level)) % kEntriesPerTable;
}

// Whether bits 63 to 47 are all equal, as the processor demands (SDM vol. 1, section 3.3.7.1).
constexpr bool is_canonical(std::uint64_t virtual_address) {
  const std::uint64_t upper = virtual_address >> 47;
  return upper == 0 || upper == 0x1FFFF;
}

// The canonical address at which the area of the root table's entry `index` begins.
constexpr std::uint64_t root_entry_address(std::size_t index) {
  const std::uint64_t address = index * bytes_per_entry(PageLevel::kRoot);
  return index < kEntriesPerTable / 2 ? address : address | 0xFFFF'0000'0000'0000;
}

// Bits of an entry (SDM vol. 3A, tables 5-15 to 5-20).
enum class PageFlags : std::uint64_t {
  kNone = 0,
  kPresent = 1 << 0,
  kWritable = 1 << 1,
  kUser = 1 << 2,
  kWriteThrough = 1 << 3,
  kCacheDisable = 1 << 4,
  kAccessed = 1 << 5,
  kDirty = 1 << 6,
  kLarge = 1 << 7,  // in a PD or PDPT: the entry maps a page instead of leading to a table
  kGlobal = 1 << 8,
  kNoExecute = std::uint64_t{1} << 63,  // reserved, and faults, unless EFER.NXE is set
};

constexpr PageFlags operator|(PageFlags a, PageFlags b) {
  return static_cast<PageFlags>(static_cast<std::uint64_t>(a) | static_cast<std::uint64_t>(b));
}

// One entry of any table.
struct PageTableEntry {
  std::uint64_t bits = 0;

  static constexpr PageTableEntry of(std::uint64_t physical_address, PageFlags flags) {
    return {physical_address | static_cast<std::uint64_t>(flags)};
  }

  constexpr bool has(PageFlags flag) const {
    return (bits & static_cast<std::uint64_t>(flag)) != 0;
  }
  constexpr bool is_present() const { return has(PageFlags::kPresent); }

  // Where the table or the page that the entry points to begins. (Bit 12 of a large page's entry
  // is PAT, which Slipway leaves 0.)
  constexpr std::uint64_t address() const { return bits & 0x000F'FFFF'FFFF'F000; }
};

struct alignas(kPageSize) PageTable {
  std::array<PageTableEntry, kEntriesPerTable> entries;

  constexpr PageTableEntry& operator[](std::size_t index) { return entries[index]; }
  constexpr const PageTableEntry& operator[](std::size_t index) const { return entries[index]; }
};

static_assert(sizeof(PageTableEntry) == 8);
static_assert(sizeof(PageTable) == kPageSize);
static_assert(bytes_per_entry(PageLevel::kDirectory) == kLargePageSize);
static_assert(bytes_per_entry(PageLevel::kDirectoryPointer) == kHugePageSize);
static_assert(root_entry_address(256) == 0xFFFF'8000'0000'0000);

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_PAGING_PAGE_TABLE_H_
