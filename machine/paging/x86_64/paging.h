// SPDX-License-Identifier: Apache-2.0
// The page tables of x86-64 in long mode (Intel SDM vol. 3A, section 5.5, "4-Level Paging and
// 5-Level Paging"): four levels.
#ifndef SLIPWAY_MACHINE_PAGING_X86_64_PAGING_H_
#define SLIPWAY_MACHINE_PAGING_X86_64_PAGING_H_

#include <cstddef>
#include <cstdint>

#include "slipway/machine/paging/levels.h"

namespace slipway::machine {

// Physical addresses have at most 52 bits (SDM vol. 3A, section 4.1.4, MAXPHYADDR).
inline constexpr std::uint64_t kPhysicalAddressEnd = std::uint64_t{1} << 52;

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

// What not all processors have.
struct PageFeatures {
  bool no_execute = false;      // CPUID 0x80000001, EDX bit 20: pages can be made not executable
  bool gigabyte_pages = false;  // CPUID 0x80000001, EDX bit 26: pages of 1 GiB
};

// One entry of any table.
struct PageTableEntry {
  std::uint64_t bits = 0;

  static constexpr PageTableEntry of(std::uint64_t physical_address, PageFlags flags) {
    return {physical_address | static_cast<std::uint64_t>(flags)};
  }

  // Leads to a table. The entry that maps the page has the last word on its rights.
  static constexpr PageTableEntry table(std::uint64_t physical_address) {
    return of(physical_address, PageFlags::kPresent | PageFlags::kWritable);
  }

  // Maps a page, in a table at `level`.
  static constexpr PageTableEntry page(std::uint64_t physical_address, PageLevel level,
                                       PageRights rights, PageFeatures features) {
    PageFlags flags = PageFlags::kPresent;
    if (level != PageLevel::kTable) {
      flags = flags | PageFlags::kLarge;
    }
    if (rights.write) {
      flags = flags | PageFlags::kWritable;
    }
    if (!rights.execute && features.no_execute) {
      flags = flags | PageFlags::kNoExecute;
    }
    return of(physical_address, flags);
  }

  constexpr bool has(PageFlags flag) const {
    return (bits & static_cast<std::uint64_t>(flag)) != 0;
  }
  constexpr bool is_present() const { return has(PageFlags::kPresent); }
  constexpr bool is_table(PageLevel level) const {
    return level != PageLevel::kTable && !has(PageFlags::kLarge);
  }

  // Where the table or the page that the entry points to begins. (Bit 12 of a large page's entry
  // is PAT, which Slipway leaves 0.)
  constexpr std::uint64_t address() const { return bits & 0x000F'FFFF'FFFF'F000; }

  // Of an entry that maps a page.
  constexpr PageRights rights() const {
    return {.write = has(PageFlags::kWritable), .execute = !has(PageFlags::kNoExecute)};
  }
};

using PageTable = TableOf<PageTableEntry>;

// For PageTableBuilder.
struct X86_64Paging {
  using Entry = PageTableEntry;
  using Features = PageFeatures;
  static constexpr PageFeatures kAllFeatures = {.no_execute = true, .gigabyte_pages = true};
  static constexpr PageGeometry kGeometry = kFourLevels;

  static constexpr std::size_t kRoots = 1;
  static constexpr std::size_t root_of(std::uint64_t) { return 0; }
  static constexpr bool is_canonical(std::uint64_t virtual_address) {
    return machine::is_canonical(virtual_address);
  }
  static constexpr PageLevel largest_page(PageFeatures features) {
    return features.gigabyte_pages ? PageLevel::kDirectoryPointer : PageLevel::kDirectory;
  }
};

static_assert(sizeof(PageTableEntry) == 8);
static_assert(sizeof(PageTable) == kPageSize);
static_assert(root_entry_address(256) == 0xFFFF'8000'0000'0000);

}  // namespace slipway::machine

#endif  // SLIPWAY_MACHINE_PAGING_X86_64_PAGING_H_
